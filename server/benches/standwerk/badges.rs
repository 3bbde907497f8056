//! Badges on paper: set on one core, and as many as an organiser prints at once, from the button to the last byte.

use std::time::{Duration, Instant};

use anyhow::Context;
use app::paths;
use domain::{
    account::{self, EVERYWHERE, InvitePerson, RoleKind},
    actor::Actor,
    badge::{self, BadgeFilter},
    event,
    locale::Locale,
};
use paper::badge_sheet::{Format, Paper, Role, Sheet, Sign, pdf};

use crate::{
    client::{Connection, get, post},
    house::House,
    report::{Bar, Row},
    rival::median,
};

const BADGES: usize = 1_000;
const FILES: usize = 3;

pub fn one_file(_: &House) -> anyhow::Result<Vec<Row>> {
    let sheet = sheet();
    pdf(&sheet, Format::A6)?;
    let (mut rates, mut cores, mut size) = (Vec::new(), Vec::new(), 0);
    for _ in 0..FILES {
        let (began, worked) = (Instant::now(), processor_seconds()?);
        size = pdf(&sheet, Format::A6)?.len();
        let (took, worked) = (began.elapsed().as_secs_f64(), processor_seconds()? - worked);
        // Processor time is what one core would take: threads beside each other count each, a busy machine does not.
        #[expect(clippy::cast_precision_loss, reason = "a thousand")]
        rates.push(BADGES as f64 / worked);
        cores.push(worked / took);
    }
    let detail = format!("{BADGES} in one file of {} kB, on {:.2} cores, by processor time", size / 1000, median(cores));
    Ok(vec![Row::new("badges as PDF, one core", median(rates), "/s", Bar::AtLeast(800.0), detail)])
}

/// What an organiser does who prints a fair: presses the button, looks until it is finished as the page's script does, and
/// takes the file.
pub fn through_the_server(house: &House) -> anyhow::Result<Vec<Row>> {
    const LOOKS_EVERY: Duration = Duration::from_millis(400);
    let cookie = house.runtime.block_on(organiser(house, "bench@agency.example"))?;
    let printed = house.runtime.block_on(printable(house))?;
    let list = paths::badges(Locale::De, &house.printed);
    let mut connection = Connection::open(house.site)?;
    let mut times = Vec::new();
    let mut detail = String::new();
    for round in 0..FILES {
        let began = Instant::now();
        // Each another wish, because the same would be the same file.
        let form = format!("event={}&kind=badge_sheet&narrowed=round%3D{round}&_page={list}", house.printed);
        let page = location(&mut connection, &post(house.site, "/api/generated-file/request-file", &cookie, &list, &form))?;
        let (mut looks, mut told) = (0, 0);
        loop {
            std::thread::sleep(LOOKS_EVERY);
            let shown = connection.read(&get(house.site, &page, &cookie))?;
            looks += 1;
            told += usize::from(shown.contains("data-making=\"running\""));
            anyhow::ensure!(shown.contains("data-open") || shown.contains("data-making=\"finished\""), "the file was not made");
            if shown.contains("data-making=\"finished\"") {
                break;
            }
        }
        let file = page.strip_prefix("/de").context("a German page")?;
        let bytes = connection.measure(&get(house.site, file, &cookie))?;
        #[expect(clippy::cast_precision_loss, reason = "some thousands")]
        times.push(began.elapsed().as_secs_f64() * 2_000.0 / printed as f64);
        detail = format!("{printed} in one file of {} kB, scaled to 2,000; {looks} looks, {told} of them with a count", bytes / 1000);
    }
    Ok(vec![Row::new("2,000 badges as one file through the server", median(times), " s", Bar::AtMost(3.0), detail)])
}

/// How many badges there are to print.
async fn printable(house: &House) -> anyhow::Result<u64> {
    let event = event::by_slug(&house.state.db, &Actor::System, &house.printed).await?;
    Ok(badge::badges(&house.state.db, &Actor::System, event.id, &BadgeFilter { page: 1, ..BadgeFilter::default() }).await?.printable)
}

/// The cookie of a new organiser with this mailbox, as a header.
pub async fn organiser(house: &House, mailbox: &str) -> anyhow::Result<String> {
    let invitation = InvitePerson {
        email: mailbox.to_owned(),
        kind: RoleKind::Organiser,
        scope: EVERYWHERE.to_owned(),
        scope_name: String::new(),
        locale: Locale::De,
    };
    let token = account::invite(&house.state.db, &Actor::System, &invitation).await?;
    let signed_in = account::accept(&house.state.db, token.as_str(), "Bench", "bench").await?;
    Ok(format!("Cookie: standwerk={}\r\n", signed_in.token.as_str()))
}

fn location(connection: &mut Connection, request: &[u8]) -> anyhow::Result<String> {
    let head = connection.head(request)?;
    let line = head.lines().find_map(|line| line.split_once(": ").filter(|(name, _)| name.eq_ignore_ascii_case("location")));
    Ok(line.with_context(|| format!("the button led nowhere: {head}"))?.1.trim().to_owned())
}

fn sheet() -> Sheet {
    let badge = |number: usize| Paper {
        name: format!("Maximiliane Mustermann-{number}"),
        organisation: format!("Wirtschaftsförderung Metropole Ruhr {} GmbH", number % 90),
        role: 0,
        unit: String::new(),
        address: format!("https://stand.example/B/{:0>26}", format!("{:X}", number * 7_919).replace(['0', '1', '8', '9'], "A")),
    };
    Sheet {
        title: "Ausweise".to_owned(),
        language: "de",
        event: "Große Messe 2027".to_owned(),
        days: "9.–12. März 2027".to_owned(),
        town: "Essen".to_owned(),
        accent: "#0b5fa5",
        logo: None,
        unit_word: "Standplatz",
        roles: vec![Role { word: "Besucher:in", colour: "#4a5561", sign: Sign::Visitor }],
        badges: (0..BADGES).map(badge).collect(),
    }
}

/// User and system time of this process so far, all threads.
fn processor_seconds() -> anyhow::Result<f64> {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(") ").context("/proc/self/stat")?;
    let fields: Vec<f64> = fields.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse().ok()).collect();
    Ok(fields.iter().sum::<f64>() / TICKS_PER_SECOND)
}
