//! The plan of a stand from above: an area cut into units again and again, with aisles between.

use fastrand::Rng;

use super::{HEIGHT, Shapes, Tint, WIDTH};

const AISLE: i32 = 16;
/// Nothing is cut below this.
const SMALLEST: i32 = 76;

#[derive(Clone, Copy)]
struct Area {
    x: i32,
    y: i32,
    width: i32,
    height: i32,
}

pub(super) fn draw(random: &mut Rng) -> String {
    let mut units = Vec::new();
    cut(random, Area { x: 470, y: -30, width: WIDTH - 470 + 60, height: HEIGHT + 60 }, 0, &mut units);
    let mut shapes = Shapes::default();
    let lit = [random.usize(units.len() / 2..units.len()), random.usize(units.len() / 2..units.len())];
    for (number, unit) in units.iter().enumerate() {
        // Towards the title everything grows faint.
        let most = usize::try_from((unit.x - 380) / 130).unwrap_or(0).clamp(1, Tint::STEPS.len());
        let tint = if lit.contains(&number) { Tint::Spark } else { Tint::STEPS[random.usize(most / 2..most)] };
        shapes.rect(tint, unit.x, unit.y, unit.width, unit.height);
        furnish(random, &mut shapes, tint, *unit);
    }
    shapes.0
}

fn cut(random: &mut Rng, area: Area, depth: u8, units: &mut Vec<Area>) {
    let Area { x, y, width, height } = area;
    let longest = width.max(height);
    let is_done = longest < 2 * SMALLEST + AISLE || (depth > 2 && longest < 260 && random.i32(0..4) == 0);
    if is_done {
        units.push(area);
        return;
    }
    let first = |length: i32, random: &mut Rng| (length - AISLE) * random.i32(34..66) / 100;
    let (one, other) = if width >= height {
        let first = first(width, random);
        (Area { width: first, ..area }, Area { x: x + first + AISLE, width: width - first - AISLE, ..area })
    } else {
        let first = first(height, random);
        (Area { height: first, ..area }, Area { y: y + first + AISLE, height: height - first - AISLE, ..area })
    };
    cut(random, one, depth + 1, units);
    cut(random, other, depth + 1, units);
}

/// A table, a counter or nothing.
fn furnish(random: &mut Rng, shapes: &mut Shapes, on: Tint, unit: Area) {
    let Area { x, y, width, height } = unit;
    let ink = if matches!(on, Tint::Light | Tint::Spark | Tint::Bright) { Tint::Deep } else { Tint::Bright };
    match random.i32(0..6) {
        0 if width.min(height) > 90 => shapes.circle(ink, x + width / 2, y + height / 2, 20),
        1 if width > 110 => shapes.rect(ink, x + 18, y + height - 30, width - 36, 12),
        2 if height > 110 => shapes.rect(ink, x + 18, y + 18, 12, height - 36),
        _ => {}
    }
}
