//! The map of towns, as geometry: which part of the world it shows, where each town stands on it, and which names have room.
//! Lengths are units of the drawing, which is [`WIDTH`] wide.

use std::fmt::Write;

use domain::directory::{Coordinates, Town};

pub(super) use self::labels::{Label, Side};
use self::rivers::RIVERS;

mod labels;
mod rivers;

/// How wide the drawing is.
pub(super) const WIDTH: f64 = 640.0;
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
/// Kilometres of a degree of latitude.
const DEGREE: f64 = 111.2;

/// What is drawn.
#[derive(Debug)]
pub(super) struct TownMap {
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
pub(super) struct Bar {
    pub km: u32,
    pub length: f64,
    /// Its left end.
    pub at: (f64, f64),
}

/// A town on the map.
#[derive(Debug)]
pub(super) struct Placed {
    pub town: Town,
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    pub label: Option<Label>,
}

impl TownMap {
    /// The map of these towns; none if fewer than two would be on it.
    pub fn of(towns: &[Town]) -> Option<Self> {
        let known: Vec<(&Town, Point)> = towns.iter().filter_map(|town| Some((town, Point::of(town.place?)))).collect();
        let near = near(&known);
        let (mut shown, mut missing) = (Vec::new(), Vec::new());
        for town in towns {
            match known.iter().position(|(other, _)| std::ptr::eq(*other, town)).filter(|index| near[*index]) {
                Some(index) => shown.push(known[index]),
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
        let mut room = labels::Room::new(WIDTH, sheet.height);
        let bar = Bar { km, length, at: room.take_corner(length, &towns) };
        room.name_towns(&mut towns);
        let rivers = if sheet.width_km() < REGION { rivers(&sheet, &mut room) } else { Vec::new() };
        Self { height: sheet.height, towns, grid: sheet.grid(), rivers, bar, missing }
    }
}

/// Degrees: the longitude and the latitude.
#[derive(Clone, Copy, Debug)]
struct Point {
    lon: f64,
    lat: f64,
}

impl Point {
    fn of(place: Coordinates) -> Self {
        Self { lon: f64::from(place.longitude) / 1000.0, lat: f64::from(place.latitude) / 1000.0 }
    }

    /// About how far it is, in kilometres.
    fn distance(self, other: Self) -> f64 {
        let narrowed = f64::midpoint(self.lat, other.lat).to_radians().cos();
        DEGREE * ((self.lon - other.lon) * narrowed).hypot(self.lat - other.lat)
    }
}

/// For each of these towns, whether it is where most exhibitors are, or no more than some times as far. One exhibitor from
/// overseas would make a point of a whole region.
fn near(known: &[(&Town, Point)]) -> Vec<bool> {
    let centre = Point { lon: middle(known, |point| point.lon), lat: middle(known, |point| point.lat) };
    let mut by_distance: Vec<(f64, u64)> = known.iter().map(|(town, point)| (point.distance(centre), town.exhibitors)).collect();
    by_distance.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: u64 = by_distance.iter().map(|(_, exhibitors)| exhibitors).sum();
    let mut counted = 0;
    let most = by_distance.iter().find(|(_, exhibitors)| {
        counted += exhibitors;
        share(counted, all) >= MOST
    });
    let reach = FAR * most.map_or(0.0, |(distance, _)| *distance).max(NARROWEST);
    known.iter().map(|(_, point)| point.distance(centre) <= reach).collect()
}

/// The value that as many exhibitors lie below as above.
fn middle(known: &[(&Town, Point)], value: impl Fn(&Point) -> f64) -> f64 {
    let mut values: Vec<(f64, u64)> = known.iter().map(|(town, point)| (value(point), town.exhibitors)).collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: u64 = values.iter().map(|(_, exhibitors)| exhibitors).sum();
    let mut below = 0;
    let found = values.iter().find(|(_, exhibitors)| {
        below += exhibitors;
        2 * below >= all
    });
    found.map_or(0.0, |(value, _)| *value)
}

/// The part of the world that is shown, on a flat sheet: degrees of longitude are narrowed as they are at the middle latitude.
#[derive(Debug)]
struct Sheet {
    west: f64,
    north: f64,
    /// Units of the drawing for a degree of longitude, and of latitude.
    across: f64,
    down: f64,
    height: f64,
}

impl Sheet {
    fn around(points: &[Point]) -> Self {
        let bounds = |value: fn(&Point) -> f64| {
            let values = || points.iter().map(value);
            (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
        };
        let ((west, east), (south, north)) = (bounds(|point| point.lon), bounds(|point| point.lat));
        let (lon, lat) = (f64::midpoint(west, east), f64::midpoint(south, north));
        let narrowed = lat.to_radians().cos().max(0.1);
        let (wide, tall) = ((east - west) * narrowed * DEGREE, (north - south) * DEGREE);
        // As high as it needs to be, within what looks like a map.
        let wide = wide.max(NARROWEST).max(tall * (WIDTH - 2.0 * MARGIN) / (0.78 * WIDTH - 2.0 * MARGIN));
        let unit = (WIDTH - 2.0 * MARGIN) / wide;
        let height = (tall * unit + 2.0 * MARGIN).clamp(0.5 * WIDTH, 0.78 * WIDTH).ceil();
        let (across, down) = (unit * narrowed * DEGREE, unit * DEGREE);
        Self { west: lon - WIDTH / 2.0 / across, north: lat + height / 2.0 / down, across, down, height }
    }

    fn at(&self, point: Point) -> (f64, f64) {
        ((point.lon - self.west) * self.across, (self.north - point.lat) * self.down)
    }

    fn width_km(&self) -> f64 {
        WIDTH / self.down * DEGREE
    }

    fn shows(&self, (x, y): (f64, f64)) -> bool {
        (0.0..=WIDTH).contains(&x) && (0.0..=self.height).contains(&y)
    }

    fn grid(&self) -> String {
        let (wide, tall) = (WIDTH / self.across, self.height / self.down);
        let step = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0].into_iter().find(|step| wide / step <= 7.0).unwrap_or(30.0);
        let mut grid = String::new();
        for lon in multiples(self.west, wide, step) {
            let _ = write!(grid, "M{} 0V{}", short((lon - self.west) * self.across), short(self.height));
        }
        for lat in multiples(self.north - tall, tall, step) {
            let _ = write!(grid, "M0 {}H{}", short((self.north - lat) * self.down), short(WIDTH));
        }
        grid
    }

    fn bar(&self) -> (u32, f64) {
        let unit = self.down / DEGREE;
        let fits = |km: &u32| f64::from(*km) * unit <= WIDTH / 4.0;
        let km = [2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2].into_iter().find(fits).unwrap_or(1);
        (km, f64::from(km) * unit)
    }
}

/// The multiples of `step` from `start` on, as far as `length`.
fn multiples(start: f64, length: f64, step: f64) -> impl Iterator<Item = f64> {
    let first = (start / step).ceil();
    (0..=20).map(move |number| (first + f64::from(number)) * step).take_while(move |value| *value <= start + length)
}

/// The rivers that flow through the sheet.
fn rivers(sheet: &Sheet, room: &mut labels::Room) -> Vec<(String, Option<(Label, &'static rivers::River)>)> {
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

/// A number of the drawing, to a tenth of a unit.
pub(super) fn short(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn town(name: &str, exhibitors: u64, place: Option<(i32, i32)>) -> Town {
        let place = place.map(|(latitude, longitude)| Coordinates { latitude, longitude });
        Town { name: name.to_owned(), spellings: vec![name.to_owned()], exhibitors, place }
    }

    fn region() -> Vec<Town> {
        vec![
            town("Bochum", 3, Some((51_482, 7_216))),
            town("Dortmund", 5, Some((51_514, 7_465))),
            town("Duisburg", 2, Some((51_434, 6_762))),
            town("Essen", 12, Some((51_456, 7_012))),
            town("Hamm", 1, Some((51_681, 7_816))),
            town("Hattingen", 1, Some((51_399, 7_186))),
            town("Oberlinden", 2, None),
            town("Toronto", 1, Some((43_653, -79_383))),
        ]
    }

    fn named<'a>(towns: impl IntoIterator<Item = &'a Town>) -> Vec<&'a str> {
        towns.into_iter().map(|town| town.name.as_str()).collect()
    }

    #[test]
    fn the_map_is_where_most_are_and_tells_whom_it_does_not_show() {
        let map = TownMap::of(&region()).expect("a map");

        assert_eq!(named(map.towns.iter().map(|placed| &placed.town)), ["Essen", "Dortmund", "Bochum", "Duisburg", "Hamm", "Hattingen"]);
        assert_eq!(named(&map.missing), ["Oberlinden", "Toronto"]);
        assert_eq!(map.bar.km, 20);
        assert_eq!(map.rivers.len(), 3);
        for placed in &map.towns {
            assert!((MARGIN - 1.0..=WIDTH - MARGIN + 1.0).contains(&placed.x) && (0.0..=map.height).contains(&placed.y), "{placed:?}");
        }
        let at = |name: &str| map.towns.iter().find(|placed| placed.town.name == name).map(|placed| (placed.x, placed.y)).expect(name);
        assert!(at("Duisburg").0 < at("Essen").0 && at("Essen").0 < at("Hamm").0, "west is left");
        assert!(at("Hamm").1 < at("Essen").1 && at("Essen").1 < at("Hattingen").1, "north is up");
    }

    #[test]
    fn circles_are_as_large_as_what_they_stand_for() {
        let map = TownMap::of(&region()).expect("a map");

        let radius: Vec<f64> = map.towns.iter().map(|placed| placed.radius).collect();
        assert!(
            (radius[0] - LARGEST).abs() < 1e-9 && (radius[2] - LARGEST / 2.0).abs() < 1e-9,
            "a quarter of twelve has half the radius: {radius:?}"
        );
        assert!(radius.is_sorted_by(|a, b| a >= b), "the largest first: {radius:?}");
        let alone = TownMap::of(&region()[4..6]).expect("a map");
        assert!(alone.towns.iter().all(|placed| (placed.radius - OF_ONE).abs() < 1e-9), "one exhibitor is a small circle: {alone:?}");
    }

    #[test]
    fn a_map_of_the_world_has_no_rivers() {
        let towns = [
            town("Berlin", 1, Some((52_520, 13_405))),
            town("New York", 1, Some((40_713, -74_006))),
            town("Sydney", 1, Some((-33_869, 151_209))),
            town("Tokio", 1, Some((35_677, 139_650))),
        ];

        let map = TownMap::of(&towns).expect("a map");

        assert_eq!((map.towns.len(), map.rivers.len(), map.missing.len()), (4, 0, 0));
        assert_eq!(map.bar.km, 2000);
    }

    #[test]
    fn one_town_alone_is_no_map() {
        assert!(TownMap::of(&region()[..1]).is_none());
        assert!(TownMap::of(&region()[6..]).is_none(), "nobody has told where the other is");
        assert!(TownMap::of(&[]).is_none());
    }

    #[test]
    fn names_never_meet_and_lie_on_no_other_circle() {
        let crowded = |number: i32| {
            let place = (51_400 + 37 * (number % 8), 6_600 + 83 * (number / 8));
            town(&format!("Stadt Nummer {number}"), u64::from(1 + number.unsigned_abs() % 7), Some(place))
        };
        let crowd: Vec<Town> = (0..60).map(crowded).collect();

        let (crowd, few) = (TownMap::of(&crowd).expect("a map"), TownMap::of(&region()).expect("a map"));

        // In the crowd no name has room on a phone.
        for (map, everywhere) in [(&crowd, false), (&few, true), (&few, false)] {
            let boxes: Vec<_> = map
                .towns
                .iter()
                .filter_map(|placed| placed.label.as_ref())
                .filter(|label| label.everywhere || !everywhere)
                .map(|label| label.bounds(everywhere))
                .collect();
            assert!(boxes.len() > 1);
            for (index, one) in boxes.iter().enumerate() {
                assert!(boxes[index + 1..].iter().all(|other| !one.meets(other)), "{one:?}");
            }
        }
    }
}
