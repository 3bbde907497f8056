//! What of the events the start page shows: by kind, bridge and year. It stands in the address, so that it can be passed on.

use std::collections::BTreeSet;

use chrono::Datelike;
use domain::{
    bridge::BridgeView,
    event::{EventInShort, EventKind, PublicFilter},
};
use leptos::prelude::*;

use crate::{ctx, ui, words::event as words};

/// What the address asks for, as typed.
pub(super) struct Asked {
    kind: String,
    bridge: String,
    year: String,
    page: u64,
}

impl Asked {
    pub fn of_address() -> Self {
        let value = |name| ctx::query_value(name).unwrap_or_default();
        Self { kind: value("kind"), bridge: value("bridge"), year: value("year"), page: value("page").parse().unwrap_or(1) }
    }

    /// The same in valid form: what there is not leaves all.
    pub fn filter(&self, bridges: &[BridgeView]) -> PublicFilter {
        PublicFilter {
            kind: self.kind.parse().ok(),
            bridge: bridges.iter().find(|bridge| bridge.slug == self.bridge).map(|bridge| bridge.id),
            // What calendars and databases write with four digits.
            year: self.year.parse().ok().filter(|year| (1..=9999).contains(year)),
            page: self.page,
        }
    }
}

/// The form; it offers what there is. Nothing where there is too little to choose from.
#[component]
pub(super) fn Choice(all: Vec<EventInShort>, bridges: Vec<BridgeView>) -> impl IntoView {
    let l = ctx::locale();
    (all.len() > 1).then(|| {
        let none = |words: &str| (String::new(), words.to_owned());
        let kinds = EventKind::ALL.into_iter().filter(|kind| all.iter().any(|event| event.kind == *kind));
        let kinds = kinds.map(|kind| (kind.as_str().to_owned(), words::kind(l, kind).to_owned()));
        let of_bridges = bridges.into_iter().filter(|bridge| all.iter().any(|event| event.bridge_id == Some(bridge.id)));
        let of_bridges = of_bridges.map(|bridge| (bridge.slug, bridge.name));
        let years: BTreeSet<i32> = all.iter().flat_map(|event| [event.starts_on.year(), event.ends_on.year()]).collect();
        let years = years.into_iter().rev().map(|year| (year.to_string(), year.to_string()));
        let filters = vec![
            ui::Filter {
                name: "kind",
                label: l.t("Art", "Kind").to_owned(),
                options: std::iter::once(none(l.t("Alle Arten", "All kinds"))).chain(kinds).collect(),
            },
            ui::Filter {
                name: "bridge",
                label: l.t("Brücke oder Netzwerk", "Bridge or network").to_owned(),
                options: std::iter::once(none(l.t("Alle", "All of them"))).chain(of_bridges).collect(),
            },
            ui::Filter {
                name: "year",
                label: l.t("Jahr", "Year").to_owned(),
                options: std::iter::once(none(l.t("Alle Jahre", "All years"))).chain(years).collect(),
            },
        ];
        view! { <ui::Toolbar filters/> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_not_narrows_nothing() {
        let asked = |kind: &str, year: &str| Asked { kind: kind.to_owned(), bridge: "nowhere".to_owned(), year: year.to_owned(), page: 1 };

        for year in ["soon", "-5", "300000"] {
            assert_eq!(asked("party", year).filter(&[]), PublicFilter { page: 1, ..PublicFilter::default() }, "{year}");
        }
        let narrowed = PublicFilter { kind: Some(EventKind::DelegationTrip), bridge: None, year: Some(2022), page: 1 };
        assert_eq!(asked("delegation_trip", "2022").filter(&[]), narrowed);
    }
}
