//! A drawing for every event that has no picture, made of what is known of it: its kind chooses the scene, its id and its
//! town decide where everything stands. The same event always has the same drawing. It has no colours of its own: its
//! classes take them from the event's accent (`style/_poster.scss`), by day and in the dark.

mod forum;
mod hall;
mod journey;
mod plan;
mod quarter;

use std::fmt::Write;

use domain::event::{EventKind, EventView};
use fastrand::Rng;
use leptos::prelude::*;

/// What the drawing is drawn on. Whatever matters stands in its right two thirds: a title may cover the rest.
const WIDTH: i32 = 1200;
const HEIGHT: i32 = 500;

/// The event's drawing. `class` decides its shape; it fills it, and loses what stands over at the left. Nobody has to see it.
pub fn drawing(event: &EventView, class: &'static str) -> impl IntoView + use<> {
    drawn(scene(event.kind, seed(event.id.as_uuid().as_u128(), &event.city)), class)
}

fn drawn(shapes: String, class: &'static str) -> impl IntoView + use<> {
    let class = format!("art {class}");
    view! {
        <svg class=class viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="xMaxYMid slice" aria-hidden="true" inner_html=shapes></svg>
    }
}

/// What stands on a site or will be built there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Halls, as production and logistics have them.
    Halls,
    /// Houses of a town.
    Houses,
    /// Land in parcels, seen from above.
    Parcels,
}

/// A drawing for a site or a project without a picture, made in the same way from its id and its town.
pub fn drawing_of_ground(ground: Ground, id: u128, town: &str, class: &'static str) -> impl IntoView + use<> {
    let mut random = Rng::with_seed(seed(id, town));
    let shapes = match ground {
        Ground::Halls => hall::draw(&mut random),
        Ground::Houses => quarter::draw(&mut random),
        Ground::Parcels => plan::draw(&mut random),
    };
    drawn(shapes, class)
}

/// Different for every event, also for the next edition in the same town.
fn seed(id: u128, town: &str) -> u64 {
    // The last half of an id is chance, the first one time.
    let id = (id >> 64) as u64 ^ id as u64;
    town.bytes().fold(id, |seed, byte| seed.rotate_left(7) ^ u64::from(byte).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

fn scene(kind: EventKind, seed: u64) -> String {
    let mut random = Rng::with_seed(seed);
    match kind {
        EventKind::TradeFair if random.bool() => hall::draw(&mut random),
        EventKind::TradeFair => plan::draw(&mut random),
        EventKind::Conference => forum::draw(&mut random),
        EventKind::DelegationTrip => journey::draw(&mut random),
        EventKind::OwnEvent => quarter::draw(&mut random),
    }
}

/// How light a shape is: from hardly lighter than the ground to almost white; the spark is the one other colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tint {
    /// As the ground itself: takes away what is behind.
    Ground,
    Deep,
    Faint,
    Soft,
    Bright,
    Light,
    Spark,
}

impl Tint {
    const STEPS: [Self; 4] = [Self::Faint, Self::Soft, Self::Bright, Self::Light];

    fn class(self) -> &'static str {
        match self {
            Self::Ground => "tg",
            Self::Deep => "t0",
            Self::Faint => "t1",
            Self::Soft => "t2",
            Self::Bright => "t3",
            Self::Light => "t4",
            Self::Spark => "t5",
        }
    }
}

/// A drawing as it comes into being.
#[derive(Default)]
struct Shapes(String);

impl Shapes {
    /// Nothing where the outline is empty.
    fn path(&mut self, tint: Tint, outline: &str) {
        if !outline.is_empty() {
            let _ = write!(self.0, r#"<path class="{}" d="{outline}"/>"#, tint.class());
        }
    }

    fn circle(&mut self, tint: Tint, x: i32, y: i32, radius: i32) {
        let _ = write!(self.0, r#"<circle class="{}" cx="{x}" cy="{y}" r="{radius}"/>"#, tint.class());
    }

    fn rect(&mut self, tint: Tint, x: i32, y: i32, width: i32, height: i32) {
        let _ = write!(self.0, r#"<rect class="{}" x="{x}" y="{y}" width="{width}" height="{height}" rx="8"/>"#, tint.class());
    }

    /// A line without a face; `style` are further attributes.
    fn line(&mut self, tint: Tint, width: i32, style: &str, outline: &str) {
        let _ = write!(self.0, r#"<path class="{} is-line" stroke-width="{width}"{style} d="{outline}"/>"#, tint.class());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_always_has_the_same_drawing_and_no_other_has_it() {
        for kind in EventKind::ALL {
            let [cannes, again, essen, next] =
                [(7, "Cannes"), (7, "Cannes"), (7, "Essen"), (8, "Cannes")].map(|(id, town)| scene(kind, seed(id, town)));
            assert_eq!(cannes, again, "{kind:?}");
            assert!(cannes != essen && cannes != next, "{kind:?}");
        }
    }

    /// It stands in the page itself, once for every event of a list.
    #[test]
    fn a_drawing_is_small() {
        for kind in EventKind::ALL {
            for id in 0..40 {
                let drawn = scene(kind, seed(id, "Essen"));
                let shapes = drawn.matches("/>").count();
                assert!(drawn.len() < 7_000 && shapes < 70, "{kind:?} {id}: {} bytes, {shapes} shapes", drawn.len());
            }
        }
    }
}
