//! Properties on the map of towns: a circle for each place, as large as there are many.

use std::collections::HashMap;

use domain::{
    directory::{Coordinates, Town},
    ids::PropertyId,
    locale::Locale,
    property::OnMap,
};
use leptos::prelude::*;

use crate::{
    paths,
    town_map::{MapLink, TownMap, map_figure},
    ui,
    words::property as words,
};

/// The map of these, `None` where it would show a single place. `here` is the one that the page is about.
pub(super) fn map(l: Locale, properties: &[OnMap], here: Option<PropertyId>) -> Option<AnyView> {
    let mut at: HashMap<Coordinates, Vec<&OnMap>> = HashMap::new();
    let (mut order, mut missing) = (Vec::new(), Vec::new());
    for property in properties {
        let Some(place) = property.place else {
            missing.push(mark(property.title.in_(l).to_owned(), 1, None));
            continue;
        };
        let there = at.entry(place.at).or_default();
        if there.is_empty() {
            order.push(place.at);
        }
        there.push(property);
    }
    let there = |place: &Coordinates| at.get(place).map(Vec::as_slice).unwrap_or_default();
    let mut marks: Vec<Town> = order.iter().map(|place| mark(name(l, there(place)), there(place).len() as u64, Some(*place))).collect();
    marks.extend(missing);
    let drawn = TownMap::of(&marks)?;
    let link = |town: &Town| {
        let found = town.place.as_ref().map(there).unwrap_or_default();
        let is_here = here.is_some_and(|here| found.iter().any(|property| property.id == here));
        let title = found.iter().map(|property| property.title.in_(l)).collect::<Vec<_>>().join(", ");
        MapLink { href: address(l, found), title, is_here }
    };
    Some(map_figure(l, drawn, link))
}

fn mark(name: String, number: u64, place: Option<Coordinates>) -> Town {
    Town { spellings: vec![name.clone()], name, exhibitors: number, place }
}

/// One by its title, several by their town.
fn name(l: Locale, there: &[&OnMap]) -> String {
    match there {
        [one] => one.title.in_(l).to_owned(),
        [first, ..] => format!("{}: {}", first.town, words::count(l, there.len() as u64)),
        [] => String::new(),
    }
}

/// One leads to its page, several to those of their town.
fn address(l: Locale, there: &[&OnMap]) -> String {
    match there {
        [one] => paths::property(l, &one.slug),
        [first, ..] => ui::Query::of(paths::properties(l), Vec::new()).with("town", &first.town).href(),
        [] => paths::properties(l),
    }
}
