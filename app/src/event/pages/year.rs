//! The year as a line: twelve months from this one, or those of the year that is looked for, and what begins in each.

use chrono::{Datelike, Months, NaiveDate};
use domain::{clock, event::EventInShort, locale::Locale, trip::Towns};
use leptos::prelude::*;

use crate::{ctx, format, paths, ui, words::trip as trip_words};

const MONTHS: u32 = 12;
/// So much stands in a month; what is more is counted.
const MOST: usize = 5;

/// Only where several events stand on it: one alone needs no line.
#[component]
pub(super) fn Year(
    /// In any order; what is not within the twelve months is left out.
    events: Vec<EventInShort>,
    /// That year from January on, instead of the twelve months from this one.
    year: Option<i32>,
    towns: Towns,
) -> impl IntoView {
    let l = ctx::locale();
    let today = clock::today(clock::home());
    let first = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1)).or(today.with_day(1)).unwrap_or_default();
    // Of this year nothing that is over: that is looked back on.
    let events = events.into_iter().filter(|event| year.is_some() || event.ends_on >= today).collect();
    let months = by_month(first, events);
    (months.iter().map(|(_, events)| events.len()).sum::<usize>() > 1).then(|| {
        let title = year.map_or_else(|| l.t("Das Jahr", "The year").to_owned(), |year| format!("{} {year}", l.t("Das Jahr", "The year")));
        let months: Vec<_> = months.into_iter().map(|(month, events)| stretch(l, month, events, &towns)).collect();
        view! { <ui::Section title id="year"><ol class="year">{months}</ol></ui::Section> }
    })
}

/// Each month with what begins in it, in order; what has begun before stands in the first.
fn by_month(first: NaiveDate, mut events: Vec<EventInShort>) -> Vec<(NaiveDate, Vec<EventInShort>)> {
    events.sort_by_key(|event| event.starts_on);
    let mut months: Vec<_> =
        (0..MONTHS).filter_map(|month| first.checked_add_months(Months::new(month))).map(|month| (month, Vec::new())).collect();
    for event in events.into_iter().filter(|event| event.ends_on >= first) {
        let begins = event.starts_on.max(first);
        if let Some((_, there)) = months.iter_mut().find(|(month, _)| (month.year(), month.month()) == (begins.year(), begins.month())) {
            there.push(event);
        }
    }
    months
}

fn stretch(l: Locale, month: NaiveDate, mut events: Vec<EventInShort>, towns: &Towns) -> impl IntoView + use<> {
    let class = if events.is_empty() { "is-empty" } else { "" };
    let name = format::short_month(l, month);
    let others = events.split_off(events.len().min(MOST)).len();
    let others = (others > 0).then(|| view! { <li><span>{format!("{} {others}", l.t("weitere:", "others:"))}</span></li> });
    let events: Vec<_> = events
        .into_iter()
        .map(|event| {
            let place = trip_words::town_names(&towns.of_short(&event));
            view! {
                <li data-accent=event.accent>
                    <a href=paths::event(l, &event.slug)>{ui::soft_breaks(&event.name)}</a>
                    <span>{place}</span>
                </li>
            }
        })
        .collect();
    let there = (!events.is_empty()).then(|| view! { <ul>{events}{others}</ul> });
    view! { <li class=class><span class="year-month">{name}</span>{there}</li> }
}

#[cfg(test)]
mod tests {
    use domain::{event::EventKind, ids::EventId};

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    fn event(name: &str, starts_on: NaiveDate, ends_on: NaiveDate) -> EventInShort {
        EventInShort {
            id: EventId::new(),
            slug: name.to_owned(),
            name: name.to_owned(),
            accent: "blue".to_owned(),
            kind: EventKind::TradeFair,
            bridge_id: None,
            city: "Essen".to_owned(),
            country: "DE".to_owned(),
            starts_on,
            ends_on,
        }
    }

    #[test]
    fn a_year_has_twelve_months_from_the_first_one() {
        let months = by_month(day(2026, 11, 1), Vec::new());

        assert_eq!(months.len(), 12);
        assert_eq!(months.last().map(|(month, _)| month.to_string()).as_deref(), Some("2027-10-01"));
        assert_eq!(format::short_month(Locale::De, months[2].0), "Jan 2027");
        assert_eq!(format::short_month(Locale::En, months[4].0), "Mar");
    }

    #[test]
    fn what_has_begun_stands_in_the_first_month_and_what_is_over_or_far_in_none() {
        let events = vec![
            event("later", day(2026, 12, 9), day(2026, 12, 9)),
            event("begun", day(2026, 10, 30), day(2026, 11, 2)),
            event("over", day(2026, 10, 1), day(2026, 10, 2)),
            event("far", day(2027, 11, 1), day(2027, 11, 2)),
        ];

        let named: Vec<Vec<String>> =
            by_month(day(2026, 11, 1), events).into_iter().map(|(_, there)| there.into_iter().map(|event| event.name).collect()).collect();

        assert_eq!(named[..2], [vec!["begun".to_owned()], vec!["later".to_owned()]]);
        assert_eq!(named.iter().flatten().count(), 2);
    }
}
