//! The start page with many events against few, each time rendered anew.

use std::time::Duration;

use app::paths;
use chrono::Days;
use domain::{
    actor::Actor,
    clock,
    event::{self, EventDetails},
    locale::Locale,
};

use crate::{
    client,
    house::House,
    report::{Bar, Row},
};

const TURN: Duration = Duration::from_millis(2000);
const FEW: usize = 20;
const MANY: usize = 200;

pub fn landing(house: &House) -> anyhow::Result<Vec<Row>> {
    // A session, even one that is nobody's, gets a page of its own.
    let page = client::get(house.site, &paths::landing(Locale::De), "Cookie: standwerk=bench\r\n");
    let rendered = |events: usize| {
        house.runtime.block_on(fill(house, events))?;
        client::load(house.site, &page, TURN)?;
        client::load(house.site, &page, TURN)
    };
    // Events do not go away again: these two cannot be measured by turns.
    let (few, many) = (rendered(FEW)?, rendered(MANY)?);
    let detail = format!("{many:.0}/s against {few:.0}/s");
    Ok(vec![Row::new("start page, 200 events against 20", few / many, "x", Bar::AtMost(3.0), detail)])
}

/// Until there are so many that everybody sees: half of them over, in towns of their own on four continents.
async fn fill(house: &House, events: usize) -> anyhow::Result<()> {
    const TOWNS: [(&str, &str); 6] =
        [("Cannes", "FR"), ("Toronto", "CA"), ("Tel Aviv", "IL"), ("Shenzhen", "CN"), ("München", "DE"), ("Kapstadt", "ZA")];
    let (db, today) = (&house.state.db, clock::now().date_naive());
    let there = event::published_slugs(db).await?.len();
    for number in there..events {
        let away = Days::new(10 + 3 * number as u64);
        let day = if number % 2 == 0 { today + away } else { today - away };
        let (city, country) = TOWNS[number % TOWNS.len()];
        let text = str::to_owned;
        let details = EventDetails {
            slug: format!("bench-{number}"),
            name: format!("Messe Nummer {number}"),
            kind: text("trade_fair"),
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
        };
        let made = event::create(db, &Actor::System, &details).await?;
        event::publish(db, &Actor::System, made.id).await?;
    }
    Ok(())
}
