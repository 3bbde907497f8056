//! Where names have room on the map. On a phone the drawing is small, and its letters are large beside it (`style/_map.scss`):
//! what fits even then is shown everywhere, what fits in small letters alone only where there is room.

use leptos::prelude::*;

/// How high letters are on a phone, and elsewhere. The styles say the same.
const LARGE: f64 = 28.0;
const SMALL: f64 = 15.0;
/// How wide a letter is beside its height, on average and with some to spare.
const LETTER: f64 = 0.56;
/// Between a circle and its name.
const GAP: f64 = 4.0;
/// Between the bar of kilometres and the edges.
const EDGE: f64 = 16.0;

/// On which side of its circle a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Right,
    Left,
    Above,
    Below,
}

/// What stands on a map as a circle, and may get a name.
pub trait Spot {
    fn name(&self) -> &str;
    /// Its centre and its radius.
    fn circle(&self) -> (f64, f64, f64);
    /// Where its name stands, once that has room.
    fn label(&mut self) -> &mut Option<Label>;
}

/// A name that has room.
#[derive(Clone, Debug)]
pub struct Label {
    pub x: f64,
    pub y: f64,
    pub side: Side,
    /// Whether it fits on a phone as well.
    pub everywhere: bool,
    letters: usize,
}

impl Label {
    fn new(name: &str, (x, y, radius): (f64, f64, f64), side: Side) -> Self {
        let away = radius + GAP;
        let (x, y) = match side {
            Side::Right => (x + away, y),
            Side::Left => (x - away, y),
            Side::Above => (x, y - away),
            Side::Below => (x, y + away),
        };
        Self { x, y, side, everywhere: false, letters: name.chars().count() }
    }

    /// What it covers, in large letters or in small ones.
    pub fn bounds(&self, large: bool) -> Bounds {
        let size = if large { LARGE } else { SMALL };
        let letters = f64::from(u16::try_from(self.letters).unwrap_or(u16::MAX));
        let (wide, tall) = (letters * LETTER * size, 1.2 * size);
        let (left, top) = match self.side {
            Side::Right => (self.x, self.y - tall / 2.0),
            Side::Left => (self.x - wide, self.y - tall / 2.0),
            Side::Above => (self.x - wide / 2.0, self.y - tall),
            Side::Below => (self.x - wide / 2.0, self.y),
        };
        Bounds { left, top, right: left + wide, bottom: top + tall }
    }
}

/// A rectangle of the drawing.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Bounds {
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn lies_within(&self, wide: f64, tall: f64) -> bool {
        self.left >= 2.0 && self.top >= 2.0 && self.right <= wide - 2.0 && self.bottom <= tall - 2.0
    }
}

fn bounds_of(spot: &impl Spot) -> Bounds {
    let (x, y, radius) = spot.circle();
    Bounds { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

/// What is left for names.
pub struct Room {
    wide: f64,
    tall: f64,
    /// Covered, in large letters and in small ones.
    large: Vec<Bounds>,
    small: Vec<Bounds>,
}

impl Room {
    pub fn new(wide: f64, tall: f64) -> Self {
        Self { wide, tall, large: Vec::new(), small: Vec::new() }
    }

    /// A corner for the bar of kilometres and the number above it, where nothing else is if there is one. Answers where the bar
    /// begins.
    pub fn take_corner(&mut self, length: f64, spots: &[impl Spot]) -> (f64, f64) {
        let wide = length.max(7.0 * LETTER * LARGE);
        let (left, right) = (EDGE, self.wide - EDGE - wide);
        let (bottom, top) = (self.tall - EDGE, EDGE + LARGE + 2.0 * GAP);
        let around =
            |(x, y): (f64, f64), size: f64| Bounds { left: x - GAP, top: y - size - 3.0 * GAP, right: x + wide + GAP, bottom: y + GAP };
        let is_empty = |corner: &(f64, f64)| !spots.iter().any(|spot| around(*corner, LARGE).meets(&bounds_of(spot)));
        let corners = [(left, bottom), (right, bottom), (left, top), (right, top)];
        let corner = corners.into_iter().find(is_empty).unwrap_or((left, bottom));
        self.large.push(around(corner, LARGE));
        self.small.push(around(corner, SMALL));
        corner
    }

    /// Names what stands there, the first of it first: what comes later may get no name. Then there is its title.
    pub fn name_spots(&mut self, spots: &mut [impl Spot]) {
        let circles: Vec<Bounds> = spots.iter().map(bounds_of).collect();
        for large in [true, false] {
            for (index, spot) in spots.iter_mut().enumerate() {
                if spot.label().is_some() {
                    continue;
                }
                let circle = spot.circle();
                let fits = |label: &Label| {
                    let bounds = label.bounds(large);
                    let on_a_circle = circles.iter().enumerate().any(|(other, circle)| other != index && bounds.meets(circle));
                    !on_a_circle && self.is_free(&bounds, large)
                };
                let sides = [Side::Right, Side::Left, Side::Below, Side::Above];
                let found = sides.into_iter().map(|side| Label::new(spot.name(), circle, side)).find(fits);
                if let Some(label) = found {
                    let label = Label { everywhere: large, ..label };
                    self.take(&label);
                    *spot.label() = Some(label);
                }
            }
        }
        self.small.extend(circles);
    }

    /// A name beside a river, where there is room in small letters.
    pub fn name_river(&mut self, name: &str, (x, y): (f64, f64)) -> Option<Label> {
        let sides = [Side::Below, Side::Above, Side::Right, Side::Left];
        let mut labels = sides.into_iter().map(|side| Label::new(name, (x, y, 0.0), side));
        let label = labels.find(|label| self.is_free(&label.bounds(false), false))?;
        self.take(&label);
        Some(label)
    }

    fn is_free(&self, bounds: &Bounds, large: bool) -> bool {
        let taken = if large { &self.large } else { &self.small };
        bounds.lies_within(self.wide, self.tall) && !taken.iter().any(|other| bounds.meets(other))
    }

    fn take(&mut self, label: &Label) {
        if label.everywhere {
            self.large.push(label.bounds(true));
        }
        self.small.push(label.bounds(false));
    }
}

/// A name on a map.
pub fn label_text(label: &Label, name: &str, class: &'static str) -> AnyView {
    let (anchor, line) = match label.side {
        Side::Right => ("start", "central"),
        Side::Left => ("end", "central"),
        Side::Above => ("middle", "auto"),
        Side::Below => ("middle", "hanging"),
    };
    view! { <text class=class x=short(label.x) y=short(label.y) text-anchor=anchor dominant-baseline=line>{name.to_owned()}</text> }
        .into_any()
}

/// A number of a drawing, to a tenth of a unit.
pub fn short(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}
