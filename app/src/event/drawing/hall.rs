//! A hall of booths, seen from above its corner.

use std::fmt::Write;

use fastrand::Rng;

use super::{HEIGHT, Shapes, Tint, WIDTH};

/// Half the width and half the depth of a field of the floor on screen.
const ACROSS: i32 = 76;
const DOWN: i32 = 38;
/// Where the farthest corner of the hall is.
const CORNER: (i32, i32) = (830, -60);
/// Booths stand on so much of their field.
const FOOT: f32 = 0.8;

pub(super) fn draw(random: &mut Rng) -> String {
    let mut shapes = Shapes::default();
    shapes.line(Tint::Faint, 2, "", &floor());
    let aisles = (random.i32(0..3), random.i32(0..3));
    // What is nearer stands before what is farther: row after row.
    for row in 0..16 {
        let mut booths = Booths::default();
        for column in (-6..=6_i32).filter(|column| (row + column) % 2 == 0) {
            let field = ((row + column) / 2, (row - column) / 2);
            let (x, y) = (CORNER.0 + column * ACROSS, CORNER.1 + row * DOWN);
            let is_aisle = field.0.rem_euclid(3) == aisles.0 || field.1.rem_euclid(4) == aisles.1;
            let is_seen = (440..WIDTH + ACROSS).contains(&x) && y < HEIGHT + 40;
            if is_seen && !is_aisle && random.i32(0..10) > 0 {
                let height = [12, 18, 28, 28, 44, 76][random.usize(0..6)];
                booths.add(x, y, height, random.i32(0..11) == 0);
            }
        }
        booths.draw(&mut shapes);
    }
    shapes.0
}

/// The booths of a row, face by face.
#[derive(Default)]
struct Booths {
    left: String,
    right: String,
    top: String,
    lit: String,
}

impl Booths {
    fn add(&mut self, x: i32, y: i32, height: i32, is_lit: bool) {
        let (across, down) = ((ACROSS as f32 * FOOT) as i32, (DOWN as f32 * FOOT) as i32);
        let _ = write!(self.left, "M{} {}l{across} {down}v{height}l-{across}-{down}z", x - across, y + down - height);
        let _ = write!(self.right, "M{} {}l-{across} {down}v{height}l{across}-{down}z", x + across, y + down - height);
        let top = if is_lit { &mut self.lit } else { &mut self.top };
        let _ = write!(top, "M{x} {}l{across} {down}l-{across} {down}l-{across}-{down}z", y - height);
    }

    fn draw(&self, shapes: &mut Shapes) {
        shapes.path(Tint::Soft, &self.left);
        shapes.path(Tint::Faint, &self.right);
        shapes.path(Tint::Light, &self.top);
        shapes.path(Tint::Spark, &self.lit);
    }
}

/// The lines between the fields, all over the ground.
fn floor() -> String {
    let mut lines = String::new();
    for step in -8..20 {
        // Each begins on the corner's level, and goes down to the right or to the left.
        let x = CORNER.0 + step * 2 * ACROSS;
        let down = HEIGHT - CORNER.1;
        let _ = write!(lines, "M{x} {}l{} {down}", CORNER.1, down * 2);
        let _ = write!(lines, "M{x} {}l-{} {down}", CORNER.1, down * 2);
    }
    lines
}
