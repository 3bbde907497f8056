//! The map of towns, as geometry: which part of the world it shows, where each town stands on it, and which names have room.
//! Lengths are units of the drawing, which is [`WIDTH`] wide.

use domain::directory::Town;

pub(crate) use self::figure::{MapLink, map_figure};
use self::{
    rivers::RIVERS,
    sheet::{Point, Sheet},
};
use crate::map_labels::{Label, Room, Spot, short};

mod figure;
mod rivers;
mod sheet;

/// How wide the drawing is.
const WIDTH: f64 = 640.0;
/// Room around the towns, for their circles and names.
const MARGIN: f64 = 54.0;
/// The circle of the town with the most exhibitors, and that of one alone where none has many; areas are in proportion.
const LARGEST: f64 = 32.0;
const OF_ONE: f64 = 10.0;
const SMALLEST: f64 = 5.0;
/// No map shows less than this, in kilometres: a single town has surroundings.
const NARROWEST: f64 = 24.0;
/// Where most exhibitors are the map is: so much of them, and what is no more than so many times as far.
const MOST: f64 = 0.75;
const FAR: f64 = 3.0;
/// Rivers mean something on the map of a region, not on that of a continent; in kilometres.
const REGION: f64 = 900.0;

/// What is drawn.
#[derive(Debug)]
pub(crate) struct TownMap {
    pub height: f64,
    /// The largest first, so that no small one lies under them.
    pub towns: Vec<Placed>,
    /// Meridians and parallels, as one path.
    pub grid: String,
    /// Rivers as paths, with their names where there is room.
    pub rivers: Vec<(String, Option<(Label, &'static rivers::River)>)>,
    pub bar: Bar,
    /// Towns that the map does not show: nobody has told where they are, or they are far away.
    pub missing: Vec<Town>,
}

/// A bar that is some whole kilometres long, in a corner.
#[derive(Debug)]
pub(crate) struct Bar {
    pub km: u32,
    pub length: f64,
    /// Its left end.
    pub at: (f64, f64),
}

/// A town on the map.
#[derive(Debug)]
pub(crate) struct Placed {
    pub town: Town,
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    pub label: Option<Label>,
}

impl Spot for Placed {
    fn name(&self) -> &str {
        &self.town.name
    }

    fn circle(&self) -> (f64, f64, f64) {
        (self.x, self.y, self.radius)
    }

    fn label(&mut self) -> &mut Option<Label> {
        &mut self.label
    }
}

impl TownMap {
    /// The map of these towns; none if fewer than two would be on it.
    pub fn of(towns: &[Town]) -> Option<Self> {
        let known: Vec<(&Town, Point)> = towns.iter().filter_map(|town| Some((town, Point::of(town.place?)))).collect();
        let surroundings = Surroundings::of(&known);
        let (mut shown, mut missing) = (Vec::new(), Vec::new());
        for town in towns {
            match town.place.map(Point::of).filter(|point| surroundings.hold(*point)) {
                Some(point) => shown.push((town, point)),
                None => missing.push(town.clone()),
            }
        }
        (shown.len() > 1).then(|| Self::with(shown, missing))
    }

    fn with(mut shown: Vec<(&Town, Point)>, missing: Vec<Town>) -> Self {
        // Stable: towns of the same size stay in the order of their names.
        shown.sort_by_key(|(town, _)| std::cmp::Reverse(town.exhibitors));
        let sheet = Sheet::around(&shown.iter().map(|(_, point)| *point).collect::<Vec<_>>());
        let most = shown.first().map_or(1, |(town, _)| town.exhibitors.max(1));
        let largest = LARGEST.min(OF_ONE * share(most, 1).sqrt());
        let mut towns: Vec<Placed> = shown
            .into_iter()
            .map(|(town, point)| {
                let (x, y) = sheet.at(point);
                let radius = (largest * share(town.exhibitors, most).sqrt()).max(SMALLEST);
                Placed { town: town.clone(), x, y, radius, label: None }
            })
            .collect();
        let (km, length) = sheet.bar();
        let mut room = Room::new(WIDTH, sheet.height);
        let bar = Bar { km, length, at: room.take_corner(length, &towns) };
        room.name_spots(&mut towns);
        let rivers = if sheet.width_km() < REGION { rivers(&sheet, &mut room) } else { Vec::new() };
        Self { height: sheet.height, towns, grid: sheet.grid(), rivers, bar, missing }
    }
}

/// Where most exhibitors are, and what is no more than some times as far. One exhibitor from overseas would make a point of a
/// whole region.
struct Surroundings {
    centre: Point,
    /// In kilometres.
    reach: f64,
}

impl Surroundings {
    fn of(known: &[(&Town, Point)]) -> Self {
        let centre = Point { lon: middle(known, |point| point.lon), lat: middle(known, |point| point.lat) };
        let far = quantile(known, MOST, |point| point.distance(centre));
        Self { centre, reach: FAR * far.max(NARROWEST) }
    }

    fn hold(&self, point: Point) -> bool {
        point.distance(self.centre) <= self.reach
    }
}

fn middle(known: &[(&Town, Point)], value: impl Fn(&Point) -> f64) -> f64 {
    quantile(known, 0.5, value)
}

/// The value that so much of all exhibitors are not above.
fn quantile(known: &[(&Town, Point)], part: f64, value: impl Fn(&Point) -> f64) -> f64 {
    let mut values: Vec<(f64, u64)> = known.iter().map(|(town, point)| (value(point), town.exhibitors)).collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: u64 = values.iter().map(|(_, exhibitors)| exhibitors).sum();
    let mut counted = 0;
    let found = values.iter().find(|(_, exhibitors)| {
        counted += exhibitors;
        share(counted, all) >= part
    });
    found.map_or(0.0, |(value, _)| *value)
}

/// The rivers that flow through the sheet.
fn rivers(sheet: &Sheet, room: &mut Room) -> Vec<(String, Option<(Label, &'static rivers::River)>)> {
    let through = RIVERS.iter().filter_map(|river| {
        let points: Vec<(f64, f64)> = river.course.iter().map(|(lat, lon)| sheet.at(Point { lon: *lon, lat: *lat })).collect();
        points.iter().any(|point| sheet.shows(*point)).then_some((river, points))
    });
    let drawn = through.map(|(river, points)| {
        let named = points.iter().filter(|point| sheet.shows(**point)).find_map(|point| room.name_river(river.name_de, *point));
        (rivers::smooth(&points), named.map(|label| (label, river)))
    });
    drawn.collect()
}

fn share(part: u64, whole: u64) -> f64 {
    let exact = |number: u64| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    exact(part) / exact(whole.max(1))
}

#[cfg(test)]
mod tests;
