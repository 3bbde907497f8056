//! The sheet that a map is drawn on: from degrees to units of the drawing.

use std::fmt::Write;

use domain::directory::Coordinates;

use super::{MARGIN, NARROWEST, WIDTH, short};

/// Kilometres of a degree of latitude.
const DEGREE: f64 = 111.2;

/// Degrees: the longitude and the latitude.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    pub lon: f64,
    pub lat: f64,
}

impl Point {
    pub fn of(place: Coordinates) -> Self {
        Self { lon: f64::from(place.longitude) / 1000.0, lat: f64::from(place.latitude) / 1000.0 }
    }

    /// About how far it is, in kilometres.
    pub fn distance(self, other: Self) -> f64 {
        let narrowed = f64::midpoint(self.lat, other.lat).to_radians().cos();
        DEGREE * ((self.lon - other.lon) * narrowed).hypot(self.lat - other.lat)
    }
}

/// The part of the world that is shown, on a flat sheet: degrees of longitude are narrowed as they are at the middle latitude.
#[derive(Debug)]
pub struct Sheet {
    west: f64,
    north: f64,
    /// Units of the drawing for a degree of longitude, and of latitude.
    across: f64,
    down: f64,
    pub height: f64,
}

impl Sheet {
    pub fn around(points: &[Point]) -> Self {
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

    pub fn at(&self, point: Point) -> (f64, f64) {
        ((point.lon - self.west) * self.across, (self.north - point.lat) * self.down)
    }

    pub fn width_km(&self) -> f64 {
        WIDTH / self.down * DEGREE
    }

    pub fn shows(&self, (x, y): (f64, f64)) -> bool {
        (0.0..=WIDTH).contains(&x) && (0.0..=self.height).contains(&y)
    }

    pub fn grid(&self) -> String {
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

    pub fn bar(&self) -> (u32, f64) {
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
