//! Above the list: its piles, its search, its filters, each with what it would show.

use domain::{
    admission::table::{Pile, TablePage, TableQuery},
    application::ApplicationState,
    generated_file::GeneratedFileKind,
    locale::Locale,
};
use leptos::prelude::*;

use super::narrowing::narrowed;
use crate::{ctx, format, generated_file::TableFiles, paths, ui, words::application as words};

/// The piles, as tabs. Each begins at its first page, searched and filtered for nothing.
#[component]
pub(super) fn Piles(found: TablePage, query: TableQuery) -> impl IntoView {
    let l = ctx::locale();
    let bare = narrowed().without(&["q", "state", "wish", "page"]);
    let tab = |word: &str, name: &str, count: usize, is_current: bool| {
        let href = bare.with("pile", word).href();
        view! {
            <li>
                <a href=href aria-current=is_current.then_some("true")>
                    {name.to_owned()}" "<span class="tab-count">{format::number(l, count as u64)}</span>
                </a>
            </li>
        }
    };
    let mut tabs: Vec<_> = Pile::ALL
        .into_iter()
        .filter(|pile| *pile == Pile::ToDecide || query.pile == Some(*pile) || found.on_pile(*pile) > 0)
        .map(|pile| tab(pile.as_str(), pile_name(l, pile), found.on_pile(pile), query.pile == Some(pile)))
        .collect();
    tabs.push(tab("all", l.t("Alle", "All"), found.handed_in(), query.pile.is_none()));
    view! { <nav class="subnav piles" aria-label=l.t("Bewerbungen", "Applications")><ul>{tabs}</ul></nav> }
}

/// What a pile is called.
pub(super) fn pile_name(l: Locale, pile: Pile) -> &'static str {
    match pile {
        Pile::ToDecide => l.t("Zu entscheiden", "To decide"),
        Pile::Asked => l.t("Rückfrage", "Asked"),
        Pile::Waiting => l.t("Warteliste", "Waiting list"),
        Pile::Offered => l.t("Angeboten", "Offered"),
        Pile::Confirmed => l.t("Dabei", "Taking part"),
        Pile::Over => l.t("Nicht dabei", "Not taking part"),
        Pile::Drafts => l.t("Entwürfe", "Drafts"),
    }
}

/// Search, and filters with their counts.
#[component]
pub(super) fn Tools(slug: String, query: TableQuery, found: TablePage) -> impl IntoView {
    let l = ctx::locale();
    let total = found.found as u64;
    let filters = [state_filter(l, &query, &found), wish_filter(l, &query, &found)].into_iter().flatten().collect();
    let word = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
    let narrowed = vec![
        ("q", query.search),
        ("state", word(query.state.map(ApplicationState::as_str))),
        ("pile", word(query.pile.map(Pile::as_str))),
        ("wish", word(query.wish.map(domain::booth::UnitKind::as_str))),
        ("sort", query.sort),
    ];
    view! {
        <ui::Toolbar search=l.t("Suchen: Name oder Ort", "Search: name or town") filters>
            <TableFiles event=slug.clone() kind=GeneratedFileKind::ApplicationTable path=paths::admission_table(&slug) narrowed total/>
        </ui::Toolbar>
    }
}

/// Only where a pile holds applications in more than one state.
fn state_filter(l: Locale, query: &TableQuery, found: &TablePage) -> Option<ui::Filter> {
    let is_on_pile = |state: ApplicationState| match query.pile {
        Some(pile) => Pile::of(state) == pile,
        None => state != ApplicationState::Draft,
    };
    let states: Vec<_> = found
        .counts
        .iter()
        .filter(|(state, count)| query.state == Some(*state) || (is_on_pile(*state) && *count > 0))
        .map(|(state, count)| (state.to_string(), format!("{} ({})", words::state_name(l, *state), format::number(l, *count as u64))))
        .collect();
    if states.len() < 2 && query.state.is_none() {
        return None;
    }
    let all = (String::new(), l.t("Jeder Status", "Any status").to_owned());
    Some(ui::Filter { name: "state", label: l.t("Status", "Status").to_owned(), options: std::iter::once(all).chain(states).collect() })
}

fn wish_filter(l: Locale, query: &TableQuery, found: &TablePage) -> Option<ui::Filter> {
    let kinds = found
        .wishes
        .iter()
        .map(|(kind, count)| (kind.to_string(), format!("{} ({})", words::unit_kind_name(l, *kind), format::number(l, *count as u64))));
    let all = (String::new(), l.t("Jeder Wunsch", "Any wish").to_owned());
    let filter = ui::Filter { name: "wish", label: l.t("Wunsch", "Wish").to_owned(), options: std::iter::once(all).chain(kinds).collect() };
    (filter.options.len() > 2 || query.wish.is_some()).then_some(filter)
}
