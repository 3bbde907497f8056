//! A map of the world: where something is, and the ways there from the Ruhr. The outline is drawn into the app when it is
//! built (`app/build.rs`); without it the points stand alone. Nobody else is asked for it, and a list behind it says the same.

use std::collections::HashMap;

use domain::{
    country::country_name,
    directory::{self, Coordinates},
    locale::Locale,
};
use leptos::prelude::*;

use self::drawing::{Dot, Drawing, WIDTH};
use crate::{
    ctx,
    map_labels::{label_text, short},
    ui,
};

mod drawing;
#[cfg(test)]
mod outline;
mod projection;

/// The land, as the `d` of a path in units of the flat world; empty where the app was built without it.
const OUTLINE: &str = include_str!(concat!(env!("OUT_DIR"), "/outline.path"));
/// So many places stand in the list at once; the others are folded in.
const AT_ONCE: usize = 8;

/// Something that is at a place.
#[derive(Clone, Debug)]
pub struct Stop {
    pub town: String,
    /// ISO 3166-1 alpha-2; empty where nobody has said it.
    pub country: String,
    pub what: String,
    /// Where more of it is; may be empty.
    pub href: String,
    /// Of how many things this tells.
    pub count: u32,
    /// It is now or to come; what is over is drawn hollow.
    pub is_ahead: bool,
}

/// A place, and what is there.
#[derive(Clone, Debug)]
struct Place {
    name: String,
    country: String,
    at: Option<Coordinates>,
    stops: Vec<Stop>,
}

impl Place {
    fn count(&self) -> u32 {
        self.stops.iter().map(|stop| stop.count).sum()
    }

    fn is_ahead(&self) -> bool {
        self.stops.iter().any(|stop| stop.is_ahead)
    }
}

/// The same place under two names is one: in the order in which they were first named.
fn places(stops: Vec<Stop>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut known: HashMap<(Option<Coordinates>, String), usize> = HashMap::new();
    for stop in stops.into_iter().filter(|stop| !stop.town.is_empty()) {
        let at = directory::place_of(&stop.town, &stop.country);
        let name = if at.is_some() { String::new() } else { stop.town.to_lowercase() };
        let index = *known.entry((at, name)).or_insert(places.len());
        if index == places.len() {
            places.push(Place { name: stop.town.clone(), country: String::new(), at, stops: Vec::new() });
        }
        let place = &mut places[index];
        if place.country.is_empty() {
            place.country.clone_from(&stop.country);
        }
        place.stops.push(stop);
    }
    places
}

/// The map and the list behind it, as a section of the page; nothing where there are no places. What nobody can place stands
/// in the list, and below the map.
#[component]
pub fn WorldMap(
    #[prop(into)] title: String,
    #[prop(into)] id: String,
    /// What the map shows, for whoever does not see it.
    #[prop(into)]
    shows: String,
    /// What filled and outlined circles mean; shown where there are both.
    #[prop(into)]
    legend: String,
    stops: Vec<Stop>,
) -> impl IntoView {
    let l = ctx::locale();
    let places = places(stops);
    (!places.is_empty()).then(|| {
        let missing: Vec<&str> = places.iter().filter(|place| place.at.is_none()).map(|place| place.name.as_str()).collect();
        let missing = (!missing.is_empty()).then(|| format!("{}: {}", l.t("Nicht auf der Karte", "Not on the map"), missing.join(", ")));
        let map = Drawing::of(&places).map(|drawing| figure(drawing, shows, legend, OUTLINE, missing));
        let class = if map.is_some() { "towns has-map" } else { "towns" };
        view! { <ui::Section title id><div class=class>{map}{list(l, places)}</div></ui::Section> }
    })
}

fn figure(drawing: Drawing, shows: String, legend: String, outline: &'static str, missing: Option<String>) -> AnyView {
    let Drawing { height, transform, ways, home: (x, y), dots } = drawing;
    let land = (!outline.is_empty()).then(|| view! { <path class="world-land" transform=transform d=outline></path> });
    let is_mixed = dots.iter().any(|dot| dot.is_ahead) && dots.iter().any(|dot| !dot.is_ahead);
    // Later ones lie on top.
    let dots: Vec<_> = dots.into_iter().rev().map(dot).collect();
    view! {
        <figure class="map-figure">
            <svg class="map" viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-label=shows>
                {land}
                <path class="world-ways" d=ways></path>
                <circle class="world-home" cx=short(x) cy=short(y) r="3.5"></circle>
                {dots}
            </svg>
            {is_mixed.then(|| view! { <figcaption class="map-note">{legend}</figcaption> })}
            {missing.map(|text| view! { <p class="map-note">{text}</p> })}
        </figure>
    }
    .into_any()
}

fn dot(dot: Dot) -> impl IntoView {
    let Dot { name, is_ahead, x, y, radius, label } = dot;
    let class = if is_ahead { "world-dot is-ahead" } else { "world-dot" };
    let text = label.map(|label| label_text(&label, &name, if label.everywhere { "map-name" } else { "map-name is-fine" }));
    view! {
        <g class=class>
            <title>{name}</title>
            <circle cx=short(x) cy=short(y) r=short(radius)></circle>
            {text}
        </g>
    }
}

fn list(l: Locale, places: Vec<Place>) -> AnyView {
    let mut rows: Vec<_> = places.into_iter().map(|place| row(l, place)).collect();
    let others = rows.split_off(rows.len().min(AT_ONCE));
    let summary = match (l, others.len()) {
        (Locale::De, 1) => "1 weiterer Ort".to_owned(),
        (Locale::En, 1) => "1 other place".to_owned(),
        (Locale::De, more) => format!("{more} weitere Orte"),
        (Locale::En, more) => format!("{more} other places"),
    };
    let others = (!others.is_empty()).then(|| {
        view! { <details class="towns-more"><summary>{summary}</summary><ul class="list">{others}</ul></details> }
    });
    view! { <div class="towns-list"><ul class="list">{rows}</ul>{others}</div> }.into_any()
}

fn row(l: Locale, place: Place) -> AnyView {
    let country = (!place.country.is_empty()).then(|| {
        let name = country_name(l, &place.country).to_owned();
        view! { <span class="list-end small muted">{name}</span> }
    });
    let stops: Vec<_> = place
        .stops
        .into_iter()
        .enumerate()
        .map(|(number, Stop { what, href, .. })| {
            let what = if href.is_empty() { what.into_any() } else { view! { <a href=href>{what}</a> }.into_any() };
            view! { {(number > 0).then_some(" · ")}{what} }
        })
        .collect();
    view! { <li><b class="list-name">{place.name}</b>{country}<p class="list-more">{stops}</p></li> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(town: &str, country: &str, what: &str, is_ahead: bool) -> Stop {
        Stop { town: town.to_owned(), country: country.to_owned(), what: what.to_owned(), href: String::new(), count: 1, is_ahead }
    }

    fn stops() -> Vec<Stop> {
        vec![
            stop("Singapur", "SG", "Besuch", false),
            stop("Singapore", "", "Kammer", true),
            stop("Oberlinden", "DE", "Gespräch", false),
            stop("", "DE", "irgendwo", false),
        ]
    }

    #[test]
    fn one_place_under_two_names_is_one_and_an_unknown_one_is_not_dropped() {
        let places = places(stops());

        let told: Vec<_> =
            places.iter().map(|place| (place.name.as_str(), place.at.is_some(), place.is_ahead(), place.stops.len())).collect();
        assert_eq!(told, [("Singapur", true, true, 2), ("Oberlinden", false, false, 1)]);
    }

    #[test]
    fn the_map_is_drawn_with_and_without_the_outline() {
        let drawn = |outline: &'static str| {
            let drawing = Drawing::of(&places(stops())).expect("a map");
            let missing = Some("Nicht auf der Karte: Oberlinden".to_owned());
            Owner::new().with(|| figure(drawing, "Wo".to_owned(), "Gefüllt".to_owned(), outline, missing).to_html())
        };

        let (with, without) = (drawn("M0 0l10 0 0 10z"), drawn(""));

        for html in [&with, &without] {
            assert!(html.contains("Singapur") && html.contains("aria-label=\"Wo\"") && html.contains("Oberlinden"), "{html}");
        }
        assert!(with.contains("world-land") && with.contains("M0 0l10 0 0 10z") && !without.contains("world-land"), "{without}");
    }
}
