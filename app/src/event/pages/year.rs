//! The year as a line: twelve months from this one, and what begins in each.

use chrono::{Datelike, Months, NaiveDate};
use domain::{clock, event::EventView, locale::Locale};
use leptos::prelude::*;

use crate::{ctx, format, paths, ui};

const MONTHS: u32 = 12;

/// Only where several events are to come: one alone needs no line.
#[component]
pub(super) fn Year(events: Vec<EventView>) -> impl IntoView {
    let l = ctx::locale();
    (events.len() > 1).then(|| {
        let first = clock::today(clock::home()).with_day(1).unwrap_or_default();
        let months: Vec<_> = by_month(first, events).into_iter().map(|(month, events)| stretch(l, month, events)).collect();
        view! { <ui::Section title=l.t("Das Jahr", "The year") id="year"><ol class="year">{months}</ol></ui::Section> }
    })
}

/// Each month with what begins in it; what has begun before stands in the first.
fn by_month(first: NaiveDate, events: Vec<EventView>) -> Vec<(NaiveDate, Vec<EventView>)> {
    let mut months: Vec<_> =
        (0..MONTHS).filter_map(|month| first.checked_add_months(Months::new(month))).map(|month| (month, Vec::new())).collect();
    for event in events {
        let begins = event.starts_on.max(first);
        if let Some((_, there)) = months.iter_mut().find(|(month, _)| (month.year(), month.month()) == (begins.year(), begins.month())) {
            there.push(event);
        }
    }
    months
}

fn stretch(l: Locale, month: NaiveDate, events: Vec<EventView>) -> impl IntoView {
    let class = if events.is_empty() { "is-empty" } else { "" };
    let name = format::short_month(l, month);
    let events: Vec<_> = events
        .into_iter()
        .map(|event| {
            view! {
                <li data-accent=event.accent.clone()>
                    <a href=paths::event(l, &event.slug)>{ui::soft_breaks(&event.name)}</a>
                    <span>{event.city.clone()}</span>
                </li>
            }
        })
        .collect();
    let there = (!events.is_empty()).then(|| view! { <ul>{events}</ul> });
    view! { <li class=class><span class="year-month">{name}</span>{there}</li> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_twelve_months_from_the_first_one() {
        let first = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");

        let months = by_month(first, Vec::new());

        assert_eq!(months.len(), 12);
        assert_eq!(months.last().map(|(month, _)| month.to_string()).as_deref(), Some("2027-10-01"));
        assert_eq!(format::short_month(Locale::De, months[2].0), "Jan 2027");
        assert_eq!(format::short_month(Locale::En, months[4].0), "Mar");
    }
}
