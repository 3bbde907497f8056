//! Where the agency is active: the towns of its events on the map of the world.

use std::collections::BTreeMap;

use chrono::Datelike;
use domain::{
    clock,
    event::{EventInShort, ONLINE},
    locale::Locale,
    trip::Towns,
};
use leptos::prelude::*;

use crate::{
    ctx, format, paths,
    world_map::{Stop, WorldMap},
};

/// How many events a town has seen in all, and how many of them this year or later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    all: u32,
    now: u32,
}

/// Every town once, those of this year filled.
#[component]
pub(super) fn WhereActive(events: Vec<EventInShort>, towns: Towns) -> impl IntoView {
    let l = ctx::locale();
    let year = clock::today(clock::home()).year();
    let stops: Vec<_> = by_town(&events, &towns, year).into_iter().map(|(town, count)| stop(l, town, count)).collect();
    view! {
        <WorldMap
            title=l.t("Wo wir unterwegs sind", "Where we are active")
            id="map"
            shows=l.t(
                "Weltkarte mit Linien vom Ruhrgebiet zu den Orten der Liste",
                "Map of the world with lines from the Ruhr to the places of the list",
            )
            legend=l.t("Gefüllt: in diesem Jahr oder später. Umrandet: in früheren Jahren.", "Filled: this year or later. Outlined: in earlier years.")
            stops
        />
    }
}

/// By town and country; where most is in this year first. A trip counts in each town it goes to.
fn by_town(events: &[EventInShort], of_events: &Towns, year: i32) -> Vec<((String, String), Count)> {
    let mut towns: BTreeMap<(String, String), Count> = BTreeMap::new();
    for event in events.iter().filter(|event| event.city != ONLINE) {
        for town in of_events.of_short(event) {
            let count = towns.entry((town.name, town.country)).or_default();
            count.all += 1;
            count.now += u32::from(event.ends_on.year() >= year);
        }
    }
    let mut towns: Vec<_> = towns.into_iter().collect();
    // Stable: what is equal stays in the order of names.
    towns.sort_by_key(|(_, count)| std::cmp::Reverse((count.now, count.all)));
    towns
}

fn stop(l: Locale, (town, country): (String, String), Count { all, now }: Count) -> Stop {
    let number = format::number(l, all.into());
    let events = match (l, all) {
        (Locale::De, 1) => "1 Veranstaltung".to_owned(),
        (Locale::De, _) => format!("{number} Veranstaltungen"),
        (Locale::En, 1) => "1 event".to_owned(),
        (Locale::En, _) => format!("{number} events"),
    };
    let what = if now > 0 && now < all {
        format!("{events}, {} {}", format::number(l, now.into()), l.t("davon ab diesem Jahr", "of them this year or later"))
    } else {
        events
    };
    let href = format!("{}?q={}", paths::search(l), paths::encode(&town));
    Stop { href, town, country, what, count: all, is_ahead: now > 0 }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::{event::EventKind, ids::EventId};

    use super::*;

    fn event(city: &str, year: i32) -> EventInShort {
        let day = NaiveDate::from_ymd_opt(year, 3, 9).expect("a day");
        EventInShort {
            id: EventId::new(),
            slug: String::new(),
            name: String::new(),
            accent: String::new(),
            kind: EventKind::TradeFair,
            bridge_id: None,
            city: city.to_owned(),
            country: "FR".to_owned(),
            starts_on: day,
            ends_on: day,
        }
    }

    #[test]
    fn towns_of_this_year_come_first() {
        let events = [
            event("Cannes", 2024),
            event("Cannes", 2025),
            event("Lyon", 2027),
            event("Cannes", 2026),
            event("Paris", 2026),
            event("Paris", 2026),
        ];

        let towns = by_town(&events, &Towns::default(), 2026);

        let told: Vec<_> = towns.iter().map(|((town, _), count)| (town.as_str(), count.all, count.now)).collect();
        assert_eq!(told, [("Paris", 2, 2), ("Cannes", 3, 1), ("Lyon", 1, 1)]);
        let cannes = stop(Locale::De, towns[1].0.clone(), towns[1].1);
        assert_eq!((cannes.what.as_str(), cannes.href.as_str()), ("3 Veranstaltungen, 1 davon ab diesem Jahr", "/de/search?q=Cannes"));
    }
}
