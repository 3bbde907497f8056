//! The days of a programme beside each other, for everybody and for organisers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    clock::Instant,
    event::EventView,
    locale::Locale,
    masterclass::{self, SessionView},
};
use leptos::prelude::*;

use crate::format;

/// More sessions than one page shows: from here on each day has a page of its own.
const ON_ONE_PAGE: usize = 60;

/// The days of a programme on which there is something, and how much.
pub(super) struct Days(BTreeMap<NaiveDate, usize>);

impl Days {
    /// By when each session begins.
    pub(super) fn of(event: &EventView, starts: impl IntoIterator<Item = Instant>) -> Self {
        let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        for starts_at in starts {
            *days.entry(masterclass::day_of(event.zone, starts_at)).or_default() += 1;
        }
        Self(days)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn has(&self, day: NaiveDate) -> bool {
        self.0.contains_key(&day)
    }

    /// Each day with how much there is on it.
    pub(super) fn each(&self) -> impl Iterator<Item = (NaiveDate, usize)> {
        self.0.iter().map(|(day, sessions)| (*day, *sessions))
    }

    /// How much there is on all of them.
    pub(super) fn sessions(&self) -> usize {
        self.0.values().sum()
    }

    /// The day that stands alone where nobody asked for one: none where all are on one page, else today, the next day, or
    /// the first.
    pub(super) fn alone(&self, today: NaiveDate) -> Option<NaiveDate> {
        if self.sessions() <= ON_ONE_PAGE {
            return None;
        }
        self.0.range(today..).chain(&self.0).map(|(day, _)| *day).next()
    }
}

/// Sessions, which come by time, under their days.
pub(super) fn by_day<'a>(event: &EventView, sessions: &'a [SessionView]) -> BTreeMap<NaiveDate, Vec<&'a SessionView>> {
    let mut days: BTreeMap<NaiveDate, Vec<&SessionView>> = BTreeMap::new();
    for session in sessions {
        days.entry(masterclass::day_of(event.zone, session.starts_at)).or_default().push(session);
    }
    days
}

/// The tab of a day, or of all of them.
pub(super) struct DayTab {
    pub name: String,
    pub href: String,
    /// How much there is, for whoever works through it.
    pub count: Option<usize>,
    pub is_current: bool,
}

/// The days side by side; they stay in sight.
pub(super) fn day_tabs(l: Locale, tabs: Vec<DayTab>) -> AnyView {
    let tab = |DayTab { name, href, count, is_current }: DayTab| {
        let count = count.map(|count| view! { " "<span class="tab-count">{format::number(l, count as u64)}</span> });
        view! { <li><a href=href aria-current=is_current.then_some("page")>{name}{count}</a></li> }
    };
    let tabs: Vec<_> = tabs.into_iter().map(tab).collect();
    view! { <nav class="subnav schedule-days" aria-label=l.t("Tage", "Days")><ul>{tabs}</ul></nav> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_programme_opens_on_the_day_that_comes_and_a_small_one_with_all() {
        let day = |number| NaiveDate::from_ymd_opt(2027, 3, number).expect("a day");
        let days = |sessions| Days(BTreeMap::from([9, 10, 12].map(|number| (day(number), sessions))));

        assert_eq!(days(20).alone(day(9)), None);
        for (today, opened) in [(1, 9), (10, 10), (11, 12), (13, 9)] {
            assert_eq!(days(21).alone(day(today)), Some(day(opened)), "on the {today}th");
        }
    }
}
