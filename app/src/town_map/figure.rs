//! The map as a picture in the page. A list beside it has the same links, for keyboard and screen reader.

use domain::{directory::Town, locale::Locale};
use leptos::prelude::*;

use super::{Placed, TownMap, WIDTH, short};
use crate::{format, map_labels::label_text};

/// In a circle of this size its number can be read.
const ROOMY: f64 = 17.5;

/// Where a circle leads.
pub(crate) struct MapLink {
    pub href: String,
    pub title: String,
    /// It is what the page is about.
    pub is_here: bool,
}

/// The map; `link` says where each circle leads.
pub(crate) fn map_figure(l: Locale, map: TownMap, link: impl Fn(&Town) -> MapLink) -> AnyView {
    let TownMap { height, towns, grid, rivers, bar, missing } = map;
    let (lines, names): (Vec<_>, Vec<_>) = rivers.into_iter().unzip();
    let names = names.into_iter().flatten().map(|(label, river)| label_text(&label, l.t(river.name_de, river.name_en), "map-river-name"));
    let names: Vec<_> = names.collect();
    let circles: Vec<_> = towns.into_iter().map(|placed| circle(link(&placed.town), placed)).collect();
    let (x, y) = bar.at;
    view! {
        <figure class="map-figure">
            <svg class="map" viewBox=format!("0 0 {WIDTH} {height}") aria-hidden="true">
                <path class="map-grid" d=grid></path>
                <path class="map-river" d=lines.concat()></path>
                {names}
                <g class="map-bar">
                    <path d=format!("M{} {}v6h{}v-6", short(x), short(y - 6.0), short(bar.length))></path>
                    <text x=short(x) y=short(y - 11.0)>{format!("{} km", format::number(l, bar.km.into()))}</text>
                </g>
                {circles}
            </svg>
            {not_shown(l, &missing).map(|text| view! { <figcaption class="map-note">{text}</figcaption> })}
        </figure>
    }
    .into_any()
}

fn circle(link: MapLink, placed: Placed) -> AnyView {
    let Placed { town, x, y, radius, label } = placed;
    let MapLink { href, title, is_here } = link;
    let class = if is_here { "map-town is-here" } else { "map-town" };
    let number = (radius >= ROOMY && town.exhibitors > 1).then(|| {
        view! { <text class="map-number" x=short(x) y=short(y)>{town.exhibitors}</text> }
    });
    let name = label.map(|label| {
        let class = if label.everywhere { "map-name" } else { "map-name is-fine" };
        label_text(&label, &town.name, class)
    });
    view! {
        <a class=class href=href tabindex="-1">
            <title>{title}</title>
            <circle cx=short(x) cy=short(y) r=short(radius)></circle>
            {number}
            {name}
        </a>
    }
    .into_any()
}

fn not_shown(l: Locale, missing: &[Town]) -> Option<String> {
    let names: Vec<&str> = missing.iter().map(|town| town.name.as_str()).collect();
    (!names.is_empty()).then(|| format!("{}: {}", l.t("Nicht auf der Karte", "Not on the map"), names.join(", ")))
}
