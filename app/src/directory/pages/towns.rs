//! Where exhibitors are from: a map, and every town as a list beside it. The map is for whoever sees it; the list says the
//! same, and its links are the ones that keyboard and screen reader meet.

use domain::{directory::Town, locale::Locale};
use leptos::prelude::*;

use crate::{
    ctx,
    directory::map::{Placed, TownMap, WIDTH, short},
    format,
    map_labels::label_text,
    ui,
    words::event as words,
};

/// So many towns stand in the list at once; the others are folded in.
const AT_ONCE: usize = 12;
/// In a circle of this size its number can be read.
const ROOMY: f64 = 17.5;

/// Every town, on the map and in the list; each leads to those who are from there. Nothing where all are from one.
#[component]
pub(super) fn Towns(towns: Vec<Town>) -> impl IntoView {
    let l = ctx::locale();
    (towns.len() > 1).then(|| {
        let map = TownMap::of(&towns).map(|map| view! { <Map map/> });
        let class = if map.is_some() { "towns has-map" } else { "towns" };
        view! {
            <ui::Section title=l.t("Woher sie kommen", "Where they are from") id="towns">
                <div class=class>{map}<List towns/></div>
            </ui::Section>
        }
    })
}

#[component]
fn Map(map: TownMap) -> impl IntoView {
    let l = ctx::locale();
    let TownMap { height, towns, grid, rivers, bar, missing } = map;
    let (lines, names): (Vec<_>, Vec<_>) = rivers.into_iter().unzip();
    let names = names.into_iter().flatten().map(|(label, river)| label_text(&label, l.t(river.name_de, river.name_en), "map-river-name"));
    let (x, y) = bar.at;
    view! {
        <figure class="map-figure">
            <svg class="map" viewBox=format!("0 0 {WIDTH} {height}") aria-hidden="true">
                <path class="map-grid" d=grid></path>
                <path class="map-river" d=lines.concat()></path>
                {names.collect_view()}
                <g class="map-bar">
                    <path d=format!("M{} {}v6h{}v-6", short(x), short(y - 6.0), short(bar.length))></path>
                    <text x=short(x) y=short(y - 11.0)>{format!("{} km", format::number(l, bar.km.into()))}</text>
                </g>
                {towns.into_iter().map(|placed| circle(l, placed)).collect_view()}
            </svg>
            {not_shown(l, &missing).map(|text| view! { <figcaption class="map-note">{text}</figcaption> })}
        </figure>
    }
}

fn circle(l: Locale, placed: Placed) -> impl IntoView {
    let Placed { town, x, y, radius, label } = placed;
    let here = ui::Query::current().get("town").is_some_and(|chosen| town.is_called(chosen));
    let class = if here { "map-town is-here" } else { "map-town" };
    let title = format!("{}: {}", town.name, words::exhibitors(l, town.exhibitors));
    let number = (radius >= ROOMY && town.exhibitors > 1).then(|| {
        view! { <text class="map-number" x=short(x) y=short(y)>{town.exhibitors}</text> }
    });
    let name = label.map(|label| {
        let class = if label.everywhere { "map-name" } else { "map-name is-fine" };
        label_text(&label, &town.name, class)
    });
    view! {
        // The list beside it has the same link for the keyboard.
        <a class=class href=address(&town) tabindex="-1">
            <title>{title}</title>
            <circle cx=short(x) cy=short(y) r=short(radius)></circle>
            {number}
            {name}
        </a>
    }
}

fn address(town: &Town) -> String {
    ui::Query::current().with("letter", "").with("town", &town.name).href()
}

fn not_shown(l: Locale, missing: &[Town]) -> Option<String> {
    let names: Vec<&str> = missing.iter().map(|town| town.name.as_str()).collect();
    (!names.is_empty()).then(|| format!("{}: {}", l.t("Nicht auf der Karte", "Not on the map"), names.join(", ")))
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
