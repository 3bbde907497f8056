//! The map of the world, as geometry: which part of it is shown, where each place stands, and the ways there.

use domain::directory::Coordinates;

use super::{
    Place,
    projection::{WORLD, at, east_of_middle},
};
use crate::map_labels::{Label, Room, Spot, short};

/// How wide the drawing is, in its units. Names are measured for it (`map_labels`).
pub(super) const WIDTH: f64 = 640.0;
/// The southern edge of the world, in degrees: below Cape Horn.
const BOTTOM: f64 = -57.0;
/// No less of the world's width is shown: the outline is coarse.
const NARROWEST: f64 = WORLD / 5.0;
/// Room around what is shown.
const AROUND: f64 = 1.35;
/// The circle of a place with one thing, and the largest.
const OF_ONE: f64 = 5.0;
const LARGEST: f64 = 12.0;
/// Ways shorter than this, in radians, are within a region and not drawn: some three hundred kilometres.
const NEAR: f64 = 0.047;
/// Straight pieces of a way.
const PIECES: u32 = 24;
/// Where the ways begin: Essen, in the middle of the Ruhr.
const HOME: Coordinates = Coordinates { latitude: 51_456, longitude: 7_012 };

/// What is drawn.
#[derive(Debug)]
pub(super) struct Drawing {
    pub height: f64,
    /// From the units of the outline to those of the drawing: `translate(…) scale(…)`.
    pub transform: String,
    /// The shortest ways over the globe, as one path.
    pub ways: String,
    /// Where they begin.
    pub home: (f64, f64),
    /// What is on now or to come first, then by how much is there.
    pub dots: Vec<Dot>,
}

/// A place on the map.
#[derive(Debug)]
pub(super) struct Dot {
    pub name: String,
    /// Something is there now or is to come.
    pub is_ahead: bool,
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    pub label: Option<Label>,
}

impl Spot for Dot {
    fn name(&self) -> &str {
        &self.name
    }

    fn circle(&self) -> (f64, f64, f64) {
        (self.x, self.y, self.radius)
    }

    fn label(&mut self) -> &mut Option<Label> {
        &mut self.label
    }
}

impl Drawing {
    /// The map of these places; none if nobody knows where any of them is.
    pub fn of(places: &[Place]) -> Option<Self> {
        let mut known: Vec<(&Place, Coordinates)> = places.iter().filter_map(|place| Some((place, place.at?))).collect();
        if known.is_empty() {
            return None;
        }
        known.sort_by_key(|(place, _)| (!place.is_ahead(), std::cmp::Reverse(place.count())));
        let ways: Vec<Vec<(f64, f64)>> = known.iter().map(|(_, at)| way(HOME, *at)).collect();
        let points: Vec<(f64, f64)> = known.iter().map(|(_, at)| on_world(*at)).collect();
        let view = View::around(ways.iter().flatten().chain(&points).copied().chain([on_world(HOME)]));
        let mut dots: Vec<Dot> = known.into_iter().zip(points).map(|((place, _), point)| dot(place, view.at(point))).collect();
        Room::new(WIDTH, View::height()).name_spots(&mut dots);
        let ways = ways.iter().map(|way| path(way, &view)).collect();
        Some(Self { height: View::height(), transform: view.transform(), ways, home: view.at(on_world(HOME)), dots })
    }
}

fn dot(place: &Place, (x, y): (f64, f64)) -> Dot {
    let radius = (OF_ONE * f64::from(place.count()).sqrt()).min(LARGEST);
    Dot { name: place.name.clone(), is_ahead: place.is_ahead(), x, y, radius, label: None }
}

/// The part of the world that is shown; it always has the form of the world.
struct View {
    left: f64,
    top: f64,
    /// Units of the drawing for one of the world.
    unit: f64,
}

impl View {
    fn height() -> f64 {
        (tall() * WIDTH / WORLD).ceil()
    }

    fn around(points: impl Iterator<Item = (f64, f64)>) -> Self {
        let (mut left, mut right, mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY);
        for (x, y) in points {
            (left, right) = (left.min(x), right.max(x));
            (top, bottom) = (top.min(y), bottom.max(y));
        }
        let form = WORLD / tall();
        let wide = ((right - left) * AROUND).max((bottom - top) * AROUND * form).clamp(NARROWEST, WORLD);
        let begin = |from: f64, to: f64, shown: f64, all: f64| (f64::midpoint(from, to) - shown / 2.0).min(all - shown).max(0.0);
        Self { left: begin(left, right, wide, WORLD), top: begin(top, bottom, wide / form, tall()), unit: WIDTH / wide }
    }

    fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        ((x - self.left) * self.unit, (y - self.top) * self.unit)
    }

    fn transform(&self) -> String {
        format!("translate({} {}) scale({:.4})", short(-self.left * self.unit), short(-self.top * self.unit), self.unit)
    }
}

/// How tall the world is, in its units.
fn tall() -> f64 {
    at(0.0, BOTTOM).1
}

fn degrees(place: Coordinates) -> (f64, f64) {
    (f64::from(place.longitude) / 1000.0, f64::from(place.latitude) / 1000.0)
}

fn on_world(place: Coordinates) -> (f64, f64) {
    let (longitude, latitude) = degrees(place);
    at(east_of_middle(longitude), latitude)
}

/// The points of the shortest way over the globe, in units of the world; none for a short one.
fn way(from: Coordinates, to: Coordinates) -> Vec<(f64, f64)> {
    let [from, to] = [from, to].map(|place| {
        let (longitude, latitude) = degrees(place);
        let (east, north) = (longitude.to_radians(), latitude.to_radians());
        [north.cos() * east.cos(), north.cos() * east.sin(), north.sin()]
    });
    let angle = from.iter().zip(to).map(|(one, other)| one * other).sum::<f64>().clamp(-1.0, 1.0).acos();
    let sine = angle.sin();
    // On the other side of the globe every way is the shortest.
    if angle < NEAR || sine < 1e-6 {
        return Vec::new();
    }
    let point = |piece: u32| {
        let part = f64::from(piece) / f64::from(PIECES);
        let (near, far) = (((1.0 - part) * angle).sin() / sine, (part * angle).sin() / sine);
        let [x, y, z] = [0, 1, 2].map(|axis: usize| near * from[axis] + far * to[axis]);
        at(east_of_middle(y.atan2(x).to_degrees()), z.atan2(x.hypot(y)).to_degrees())
    };
    (0..=PIECES).map(point).collect()
}

/// A way as a part of a path. Where it leaves the map on one side it comes back on the other.
fn path(way: &[(f64, f64)], view: &View) -> String {
    let mut path = String::new();
    let mut before: Option<f64> = None;
    for point in way {
        let goes_on = before.is_some_and(|x| (point.0 - x).abs() < WORLD / 2.0);
        before = Some(point.0);
        let (x, y) = view.at(*point);
        path.push_str(&format!("{}{} {}", if goes_on { "L" } else { "M" }, short(x), short(y)));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world_map::Stop;

    fn places(named: &[(&str, &str, usize)]) -> Vec<Place> {
        let stop = |town: &str, country: &str| Stop {
            town: town.to_owned(),
            country: country.to_owned(),
            what: "Messe".to_owned(),
            href: String::new(),
            count: 1,
            is_ahead: town == "Toronto",
        };
        let stops = named.iter().flat_map(|(town, country, many)| (0..*many).map(|_| stop(town, country))).collect();
        crate::world_map::places(stops)
    }

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 0.5
    }

    #[test]
    fn places_lie_where_they_are() {
        assert!(near(at(east_of_middle(11.0), 84.0).0, WORLD / 2.0) && near(at(0.0, 84.0).1, 0.0));
        let [essen, toronto, singapore, sydney] = [(51_456, 7_012), (43_653, -79_383), (1_352, 103_820), (-33_869, 151_209)]
            .map(|(latitude, longitude)| on_world(Coordinates { latitude, longitude }));
        assert!(toronto.0 < essen.0 && essen.0 < singapore.0 && singapore.0 < sydney.0, "west is left");
        assert!(essen.1 < toronto.1 && toronto.1 < singapore.1 && singapore.1 < sydney.1 && sydney.1 < tall(), "north is up");
        // The equator is the widest parallel, and the world is as wide as it.
        assert!(near(at(180.0, 0.0).0, WORLD) && near(at(-180.0, 0.0).0, 0.0) && at(180.0, 60.0).0 < WORLD);
        assert!(near(east_of_middle(-170.0), 179.0) && near(east_of_middle(-160.0), -171.0));
    }

    #[test]
    fn what_is_to_come_is_named_first_and_everything_lies_on_the_sheet() {
        let drawing = Drawing::of(&places(&[("Cannes", "FR", 9), ("Toronto", "CA", 1), ("Nowhere", "CA", 1)])).expect("a map");

        let names: Vec<_> = drawing.dots.iter().map(|dot| (dot.name.as_str(), dot.is_ahead)).collect();
        assert_eq!(names, [("Toronto", true), ("Cannes", false)]);
        assert!(near(drawing.dots[0].radius, OF_ONE) && near(drawing.dots[1].radius, LARGEST));
        for dot in &drawing.dots {
            assert!((0.0..=WIDTH).contains(&dot.x) && (0.0..=drawing.height).contains(&dot.y) && dot.label.is_some(), "{dot:?}");
        }
        assert_eq!(drawing.ways.matches('M').count(), 2, "{}", drawing.ways);
        assert!(!drawing.ways.contains("NaN"));
    }

    #[test]
    fn a_near_place_is_shown_larger_and_without_a_way() {
        let near_by = Drawing::of(&places(&[("Bochum", "DE", 1)])).expect("a map");
        let far = Drawing::of(&places(&[("Auckland", "NZ", 1), ("Vancouver", "CA", 1)])).expect("a map");

        assert_eq!(near_by.ways, "");
        assert!(near_by.transform.ends_with("scale(1.2500)"), "{}", near_by.transform);
        assert!(far.transform.ends_with("scale(0.2500)"), "{}", far.transform);
        assert!(Drawing::of(&places(&[("Nowhere", "DE", 1)])).is_none());
    }

    #[test]
    fn a_way_over_the_edge_comes_back_on_the_other_side() {
        // From Tokyo to San Francisco.
        let over = [(35_677, 139_650), (37_775, -122_419)].map(|(latitude, longitude)| Coordinates { latitude, longitude });
        let view = View { left: 0.0, top: 0.0, unit: 0.25 };

        assert_eq!(path(&way(over[0], over[1]), &view).matches('M').count(), 2);
        let other_side = Coordinates { latitude: -51_456, longitude: -172_988 };
        assert_eq!(way(HOME, other_side), Vec::new());
    }
}
