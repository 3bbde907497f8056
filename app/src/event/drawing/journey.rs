//! A way to somewhere else, over hills and under a sun.

use std::fmt::Write;

use fastrand::Rng;

use super::{HEIGHT, Shapes, Tint, WIDTH};

const STEP: i32 = 150;

pub(super) fn draw(random: &mut Rng) -> String {
    let mut shapes = Shapes::default();
    let (x, y) = (random.i32(760..1010), random.i32(130..190));
    for (ring, tint) in [(210, Tint::Deep), (150, Tint::Faint)] {
        shapes.circle(tint, x, y, ring);
    }
    shapes.circle(Tint::Spark, x, y, 92);
    for (layer, tint) in (0..).zip([Tint::Faint, Tint::Soft, Tint::Bright]) {
        shapes.path(tint, &hills(random, 235 + layer * 75, 105 - layer * 22));
    }
    route(random, &mut shapes);
    shapes.path(Tint::Deep, &hills(random, 455, 30));
    shapes.0
}

/// A line of hills around a height, down to the lower edge.
fn hills(random: &mut Rng, height: i32, swing: i32) -> String {
    let mut outline = format!("M-{STEP} {HEIGHT}V{height}");
    let mut y = height;
    for x in (-STEP..WIDTH + STEP).step_by(STEP.unsigned_abs() as usize) {
        let next = height + random.i32(-swing..=swing);
        let _ = write!(outline, "C{} {y} {} {next} {} {next}", x + STEP / 2, x + STEP / 2, x + STEP);
        y = next;
    }
    let _ = write!(outline, "V{HEIGHT}z");
    outline
}

/// From stop to stop.
fn route(random: &mut Rng, shapes: &mut Shapes) {
    let stops = [520, 720, 920, 1110].map(|x| (x + random.i32(-30..30), random.i32(225..390)));
    let mut way = format!("M{} {}", stops[0].0, stops[0].1);
    for pair in stops.windows(2) {
        let middle = (pair[0].0 + pair[1].0) / 2;
        let _ = write!(way, "Q{middle} {} {} {}", pair[0].1.min(pair[1].1) - 110, pair[1].0, pair[1].1);
    }
    shapes.line(Tint::Light, 5, r#" stroke-linecap="round" stroke-dasharray="1 15""#, &way);
    for (number, (x, y)) in stops.into_iter().enumerate() {
        shapes.circle(Tint::Light, x, y, 15);
        shapes.circle(if number == stops.len() - 1 { Tint::Spark } else { Tint::Deep }, x, y, 8);
    }
}
