//! Where exhibitors are from: a map, and every town as a list beside it. The map is for whoever sees it; the list says the
//! same, and its links are the ones that keyboard and screen reader meet.

use domain::{directory::Town, locale::Locale};
use leptos::prelude::*;

use crate::{
    ctx, format,
    town_map::{MapLink, TownMap, map_figure},
    ui,
    words::event as words,
};

/// So many towns stand in the list at once; the others are folded in.
const AT_ONCE: usize = 12;

/// Every town, on the map and in the list; each leads to those who are from there. Nothing where all are from one.
#[component]
pub(super) fn Towns(towns: Vec<Town>) -> impl IntoView {
    let l = ctx::locale();
    (towns.len() > 1).then(|| {
        let map = TownMap::of(&towns).map(|map| map_figure(l, map, |town| link(l, town)));
        let class = if map.is_some() { "towns has-map" } else { "towns" };
        view! {
            <ui::Section title=l.t("Woher sie kommen", "Where they are from") id="towns">
                <div class=class>{map}<List towns/></div>
            </ui::Section>
        }
    })
}

fn link(l: Locale, town: &Town) -> MapLink {
    MapLink {
        href: address(town),
        title: format!("{}: {}", town.name, words::exhibitors(l, town.exhibitors)),
        is_here: ui::Query::current().get("town").is_some_and(|chosen| town.is_called(chosen)),
    }
}

fn address(town: &Town) -> String {
    ui::Query::current().with("letter", "").with("town", &town.name).href()
}

#[component]
fn List(towns: Vec<Town>) -> impl IntoView {
    let l = ctx::locale();
    let mut towns = towns;
    // Stable: towns of the same size stay in the order of their names.
    towns.sort_by_key(|town| std::cmp::Reverse(town.exhibitors));
    let most = towns.first().map_or(1, |town| town.exhibitors);
    let bar = |town: Town| {
        let href = address(&town);
        view! {
            <li>
                <a href=href>{town.name}</a>
                <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=100 * town.exhibitors / most height="1"/></svg>
                <span class="figures">{format::number(l, town.exhibitors)}</span>
            </li>
        }
    };
    let others = towns.split_off(towns.len().min(AT_ONCE));
    let summary = match (l, others.len()) {
        (Locale::De, 1) => "1 weiterer Ort".to_owned(),
        (Locale::En, 1) => "1 other town".to_owned(),
        (Locale::De, more) => format!("{more} weitere Orte"),
        (Locale::En, more) => format!("{more} other towns"),
    };
    let others = (!others.is_empty()).then(|| {
        view! { <details class="towns-more"><summary>{summary}</summary><ul class="bars">{others.into_iter().map(bar).collect_view()}</ul></details> }
    });
    view! { <div class="towns-list"><ul class="bars">{towns.into_iter().map(bar).collect_view()}</ul>{others}</div> }
}
