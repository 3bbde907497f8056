//! The start page with many events against few, each time rendered anew. Each in a site of its own, so that both are asked by
//! turns, and with nothing on it but events: whatever else it shows costs the same with few of them.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use app::paths;
use chrono::{Days, NaiveDate};
use domain::{
    actor::Actor,
    clock,
    db::Db,
    event::{self, EventDetails},
    locale::Locale,
};
use server::{cli, config::Config, router};
use tempfile::TempDir;

use crate::{
    client,
    house::{House, serve},
    report::{Bar, Row},
    rival::by_turns,
};

const TURN: Duration = Duration::from_millis(1000);
const FEW: usize = 20;
const MANY: usize = 200;

pub fn landing(house: &House) -> anyhow::Result<Vec<Row>> {
    let folders = (TempDir::new_in(crate::report::target())?, TempDir::new_in(crate::report::target())?);
    let (few, many) = house.runtime.block_on(async { anyhow::Ok((site(&folders.0, FEW).await?, site(&folders.1, MANY).await?)) })?;
    let load = |site: SocketAddr| {
        // A session, even one that is nobody's, gets a page of its own.
        client::load(site, &client::get(site, &paths::landing(Locale::De), "Cookie: standwerk=bench\r\n"), TURN)
    };
    load(few)?;
    load(many)?;
    let (of_many, of_few) = by_turns(|| load(many), || load(few))?;
    let detail = format!("{of_many:.0}/s against {of_few:.0}/s, each rendered anew");
    Ok(vec![Row::new("start page, 200 events against 20", of_few / of_many, "x", Bar::AtMost(3.0), detail)])
}

/// A site with so many events that everybody sees.
async fn site(folder: &TempDir, events: usize) -> anyhow::Result<SocketAddr> {
    let config = Config { data_dir: folder.path().to_owned(), ..Config::default() };
    let state = cli::open_state(&config).await?;
    fill(&state.db, events).await?;
    let public = event::published_slugs(&state.db).await?.len();
    anyhow::ensure!(public == events, "{public} events instead of {events}");
    serve(router::router(state, Arc::from([]))).await
}

/// Half of them over, in towns of their own on four continents.
async fn fill(db: &Db, events: usize) -> anyhow::Result<()> {
    const TOWNS: [(&str, &str); 6] =
        [("Cannes", "FR"), ("Toronto", "CA"), ("Tel Aviv", "IL"), ("Shenzhen", "CN"), ("München", "DE"), ("Kapstadt", "ZA")];
    let today = clock::now().date_naive();
    for number in 0..events {
        let away = Days::new(10 + 3 * number as u64);
        let day = if number % 2 == 0 { today + away } else { today - away };
        let details = details(&format!("bench-{number}"), "trade_fair", TOWNS[number % TOWNS.len()], day);
        let made = event::create(db, &Actor::System, &details).await?;
        event::publish(db, &Actor::System, made.id).await?;
    }
    Ok(())
}

/// An event of one day.
pub fn details(slug: &str, kind: &str, (city, country): (&str, &str), day: NaiveDate) -> EventDetails {
    let text = str::to_owned;
    EventDetails {
        slug: text(slug),
        name: format!("Messe {slug}"),
        kind: text(kind),
        theme_de: text("Energie"),
        theme_en: text("Energy"),
        city: text(city),
        country: text(country),
        venue: text("Messe"),
        time_zone: text("Europe/Berlin"),
        starts_on: day.to_string(),
        ends_on: day.to_string(),
        opens: text("09:00"),
        closes: text("18:00"),
        main_language: text("de"),
        booth_role: text("host"),
        brand: text("Ruhr"),
        accent: text("blue"),
        contact_name: text("Carla Kontakt"),
        contact_email: text("carla@agency.example"),
        ..EventDetails::default()
    }
}
