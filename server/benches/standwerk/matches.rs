//! Who fits one of 2,000 who take part in meetings: beside a single look at all of their profiles.

use domain::{
    clock,
    code::Code,
    demo,
    ids::ProfileId,
    matchmaking::{self, MatchmakingDetails},
};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

use crate::{
    ground::{Ground, run, statement},
    house::House,
    report::{Bar, Row},
    rival::by_turns,
    search::p99,
};

const PEOPLE: usize = 2000;
/// So many of them ask whom they might meet.
const ASKING: usize = 8;
/// So many words stand in what somebody offers, and in what they seek.
const TEXT: usize = 24;
/// So many words does each of `WORDS` stand for: of 400 in all.
const RARE: usize = 25;
const TOPICS: [&str; 10] =
    ["hydrogen", "energy", "climate", "logistics", "mobility", "software", "finance", "education", "life_sciences", "real_estate"];
const WORDS: [&str; 16] = [
    "elektrolyseure",
    "speicher",
    "stadtwerke",
    "lagerhallen",
    "stahlwerke",
    "sensoren",
    "gleisanschluss",
    "batterien",
    "recycling",
    "kliniken",
    "labore",
    "kapital",
    "weiterbildung",
    "rechenzentren",
    "fassaden",
    "waermepumpen",
];

/// A round with everybody in it, and the links of those who ask.
struct Hall {
    round: Uuid,
    links: Vec<String>,
}

pub fn proposals(house: &House) -> anyhow::Result<Vec<Row>> {
    let grounds = house.runtime.block_on(async {
        anyhow::Ok([("SQLite", Some(Ground::sqlite(demo::LARGEST).await?)), ("PostgreSQL", Ground::postgres(demo::LARGEST).await?)])
    })?;
    let (ratio, time) = (Bar::AtMost(5.0), Bar::AtMost(50.0));
    let mut rows = Vec::new();
    for (database, ground) in grounds {
        let what = format!("proposals against reading the profiles, {database}");
        let Some(ground) = ground else {
            rows.push(Row::not_measured(what, "x", ratio, "TEST_POSTGRES_URL is not set"));
            continue;
        };
        let hall = house.runtime.block_on(fill(&ground))?;
        let ours = || house.runtime.block_on(p99(async |number| proposed(&ground, &hall, number).await));
        let theirs = || house.runtime.block_on(p99(async |_| read(&ground, &hall).await));
        let (ours, theirs) = by_turns(ours, theirs)?;
        rows.push(Row::new(what, ours / theirs, "x", ratio, format!("p99 {ours:.1} ms against {theirs:.1} ms among {PEOPLE}")));
        rows.push(Row::new(format!("proposals, {database}"), ours, "ms", time, format!("p99 among {PEOPLE}")));
        house.runtime.block_on(ground.leave())?;
    }
    Ok(rows)
}

/// 2,000 people, each with two topics and some lines of text of either side.
async fn fill(ground: &Ground) -> anyhow::Result<Hall> {
    let details = MatchmakingDetails {
        title_de: "Gespräche".to_owned(),
        title_en: "Meetings".to_owned(),
        slot_minutes: "20".to_owned(),
        walking_minutes: "5".to_owned(),
        request_quota: "10".to_owned(),
        ..MatchmakingDetails::default()
    };
    let made = matchmaking::create(&ground.db, &ground.organiser, &ground.event.to_string(), &details).await?;
    matchmaking::set_state(&ground.db, &ground.organiser, made.id, "open").await?;
    let (round, now) = (made.id.as_uuid(), clock::now());
    let topics = |number: usize| format!("{} {}", TOPICS[number % TOPICS.len()], TOPICS[(number / 10 + 3) % TOPICS.len()]);
    let word = |number: usize| format!("{}{}", WORDS[number % WORDS.len()], number % RARE);
    let words = |number: usize| (0..TEXT).map(|place| word(number * 13 + place * place)).collect::<Vec<_>>().join(" ");
    let mut links = Vec::new();
    let tx = ground.begin().await?;
    for number in 0..PEOPLE {
        let id = ProfileId::new().as_uuid();
        let (offers, seeks) = (words(number), words(number * 7 + 5));
        let sql = "INSERT INTO profile (id, matchmaking_id, kind, name, organisation, job_title, email, person_key, locale, offers, seeks, about, \
                   offer_topics, seek_topics, offer_words, seek_words, proven_at, consent_at, is_matched, requests_open, request_quota, \
                   revision, created_at) VALUES ($1, $2, 'visitor', $3, 'Haus', '', $3, $3, 'de', $4, $5, '', $6, $7, $4, $5, $8, $8, $9, 0, 10, \
                   1, $8)";
        let name = format!("person{number}");
        let values: [Value; 9] = [
            id.into(),
            round.into(),
            name.into(),
            offers.into(),
            seeks.into(),
            topics(number).into(),
            topics(number * 3 + 1).into(),
            now.into(),
            true.into(),
        ];
        run(&tx, sql, values).await?;
        if links.len() < ASKING {
            let link = Code::random();
            let sql = "INSERT INTO profile_link (hash, profile_id, created_at) VALUES ($1, $2, $3)";
            run(&tx, sql, [link.hash().into(), id.into(), now.into()]).await?;
            links.push(link.as_str().to_owned());
        }
    }
    tx.commit().await?;
    Ok(Hall { round, links })
}

async fn proposed(ground: &Ground, hall: &Hall, number: usize) -> anyhow::Result<()> {
    let found = matchmaking::matches(&ground.db, &hall.links[number % hall.links.len()]).await?;
    anyhow::ensure!(found.len() == 12, "{} are proposed", found.len());
    Ok(())
}

/// All that is compared, read and thrown away.
async fn read(ground: &Ground, hall: &Hall) -> anyhow::Result<()> {
    let read = ground.db.read();
    let sql = "SELECT id, application_id, offer_topics, seek_topics, offer_words, seek_words FROM profile WHERE matchmaking_id = $1";
    let found = read.query_all_raw(statement(read, sql, [hall.round.into()])).await?;
    anyhow::ensure!(found.len() == PEOPLE, "{} profiles", found.len());
    Ok(())
}
