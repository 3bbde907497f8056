//! Somebody is looked for by name at the desk, among as many as the largest fair has.

use std::time::Instant;

use domain::{check_in, demo};
use sea_orm::ConnectionTrait;

use crate::{
    ground::{Ground, statement},
    house::House,
    report::{Bar, Row},
    rival::{by_turns, quantile},
};

/// Two words in the wrong order, one of them mistyped.
const MISTYPED: [&str; 8] = [
    "Kamniski Fatima",
    "Brinkamnn Jakub",
    "Oztukr Leonie",
    "Kowalsik Björn",
    "Zimmermaan Elif",
    "Ellinghuas Zoe",
    "Muelelr Tomasz",
    "Garica Chloe",
];
/// One word, as it was looked for before rows had keys: each letter as the set of its forms, which both databases match.
const WORDS: [&str; 4] = ["muller", "ozturk", "celik", "kaminski"];
const FORMS: [(char, &str); 14] = [
    ('a', "AaÀ-Åà-åĀ-ąǍ-ǎǞ-ǡǺ-ǻȀ-ȃȦ-ȧḀ-ḁẠ-ặ"),
    ('c', "CcÇçĆ-čḈ-ḉ"),
    ('e', "EeÈ-Ëè-ëĒ-ěȄ-ȇȨ-ȩḔ-ḝẸ-ệ"),
    ('i', "IiÌ-Ïì-ïĨ-ıǏ-ǐȈ-ȋḬ-ḯỈ-ị"),
    ('k', "KkĶ-ķǨ-ǩḰ-ḵ"),
    ('l', "LlĹ-ľŁ-łḶ-ḽ"),
    ('m', "MmḾ-ṃ"),
    ('n', "NnÑñŃ-ňǸ-ǹṄ-ṋ"),
    ('o', "OoÒ-ÖØò-öøŌ-őƠ-ơǑ-ǒǪ-ǭȌ-ȏȪ-ȱṌ-ṓỌ-ợ"),
    ('r', "RrŔ-řȐ-ȓṘ-ṟ"),
    ('s', "SsŚ-šȘ-șṠ-ṩ"),
    ('t', "TtŢ-ťȚ-țṪ-ṱẗ"),
    ('u', "UuÙ-Üù-üŨ-ųƯ-ưǓ-ǜȔ-ȗṲ-ṻỤ-ự"),
    ('z', "ZzŹ-žẐ-ẕ"),
];
const PER_TURN: usize = 100;

pub fn people(house: &House) -> anyhow::Result<Vec<Row>> {
    let grounds = house.runtime.block_on(async {
        anyhow::Ok([("SQLite", Some(Ground::sqlite(demo::LARGEST).await?)), ("PostgreSQL", Ground::postgres(demo::LARGEST).await?)])
    })?;
    let (ratio, time) = (Bar::AtMost(1.0), Bar::AtMost(100.0));
    let mut rows = Vec::new();
    for (database, ground) in grounds {
        let what = format!("two mistyped words against one, {database}");
        let Some(ground) = ground else {
            rows.push(Row::not_measured(what, "x", ratio, "TEST_POSTGRES_URL is not set"));
            continue;
        };
        let ours = || house.runtime.block_on(p99(async |number| mistyped(&ground, number).await));
        let theirs = || house.runtime.block_on(p99(async |number| one_word(&ground, number).await));
        let (ours, theirs) = by_turns(ours, theirs)?;
        let detail = format!("p99 {ours:.1} ms against {theirs:.1} ms among 35,000");
        rows.push(Row::new(what, ours / theirs, "x", ratio, detail));
        rows.push(Row::new(format!("two mistyped words, {database}"), ours, "ms", time, "p99 among 35,000"));
        house.runtime.block_on(ground.leave())?;
    }
    Ok(rows)
}

/// The slowest but one in a hundred of these searches, in milliseconds.
pub async fn p99(search: impl AsyncFn(usize) -> anyhow::Result<()>) -> anyhow::Result<f64> {
    let mut times = Vec::with_capacity(PER_TURN);
    for number in 0..PER_TURN {
        let began = Instant::now();
        search(number).await?;
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(quantile(times, 0.99))
}

async fn mistyped(ground: &Ground, number: usize) -> anyhow::Result<()> {
    let typed = MISTYPED[number % MISTYPED.len()];
    let found = check_in::people(&ground.db, &ground.organiser, ground.event, "", typed).await?;
    anyhow::ensure!(found.similar && !found.people.is_empty(), "{typed} found nobody who comes close");
    Ok(())
}

async fn one_word(ground: &Ground, number: usize) -> anyhow::Result<()> {
    let forms = |letter| FORMS.iter().find(|(base, _)| *base == letter).map_or_else(String::new, |(_, forms)| format!("[{forms}]"));
    let letters: String = WORDS[number % WORDS.len()].chars().map(forms).collect();
    let (matches, pattern, order) = match ground.is_sqlite() {
        true => ("GLOB", format!("*{letters}*"), "people-by-family"),
        false => ("~", letters, "und-x-icu"),
    };
    let sql = format!(
        "SELECT * FROM badge WHERE event_id = $1 AND ended_at IS NULL AND revoked_at IS NULL AND awaits_confirmation = $2 \
         AND name || ' ' || organisation {matches} $3 ORDER BY name COLLATE \"{order}\" LIMIT 20"
    );
    // On the site's own connections, which know the order of names.
    let read = ground.db.read();
    let found = read.query_all_raw(statement(read, &sql, [ground.event.as_uuid().into(), false.into(), pattern.into()])).await?;
    anyhow::ensure!(found.len() == 20, "the rival found {} people", found.len());
    Ok(())
}
