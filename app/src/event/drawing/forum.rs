//! The seats of a conference around its stage.

use std::f64::consts::PI;

use fastrand::Rng;

use super::{HEIGHT, Shapes, Tint};

/// Where the stage is: below the edge, so that the rows are arcs.
const DOWN: i32 = HEIGHT + 60;
const FIRST_ROW: i32 = 190;
const BETWEEN: i32 = 42;
const SEAT: i32 = 21;
/// From seat to seat.
const PITCH: i32 = 31;

pub(super) fn draw(random: &mut Rng) -> String {
    let mut shapes = Shapes::default();
    let x = random.i32(830..930);
    let rows: Vec<Row> =
        (0..random.i32(9..11)).map(|row| Row { radius: FIRST_ROW + row * BETWEEN, offset: random.i32(0..PITCH) }).collect();
    for (number, row) in rows.iter().enumerate() {
        let tint = match number {
            0..2 => Tint::Light,
            2..4 => Tint::Bright,
            4..7 => Tint::Soft,
            _ => Tint::Faint,
        };
        row.draw(&mut shapes, tint, x);
    }
    aisles(random, &mut shapes, x, FIRST_ROW + 10 * BETWEEN);
    for _ in 0..random.i32(6..10) {
        let row = &rows[random.usize(0..rows.len() - 2)];
        let (across, up) = row.seat(random.i32(30..72));
        shapes.circle(Tint::Spark, x + across, DOWN - up, SEAT / 2 + 1);
    }
    shapes.circle(Tint::Light, x, DOWN, FIRST_ROW - 58);
    shapes.circle(Tint::Deep, x, DOWN, FIRST_ROW - 86);
    shapes.0
}

/// Seats along a half circle.
struct Row {
    radius: i32,
    /// How far the first seat stands before the left end.
    offset: i32,
}

impl Row {
    fn draw(&self, shapes: &mut Shapes, tint: Tint, x: i32) {
        let Self { radius, offset } = self;
        let style = format!(r#" stroke-linecap="round" stroke-dasharray="0 {PITCH}" stroke-dashoffset="{offset}""#);
        shapes.line(tint, SEAT, &style, &format!("M{} {DOWN}a{radius} {radius} 0 0 1 {} 0", x - radius, 2 * radius));
    }

    /// How far right and up of the middle the seat is that stands next to so many hundredths of the row.
    fn seat(&self, hundredths: i32) -> (i32, i32) {
        let along = PI * f64::from(self.radius) * f64::from(hundredths) / 100.0;
        let seat = (along / f64::from(PITCH)).floor() * f64::from(PITCH) - f64::from(self.offset);
        at(self.radius, PI - seat / f64::from(self.radius))
    }
}

/// Ways to the stage, kept free of seats.
fn aisles(random: &mut Rng, shapes: &mut Shapes, x: i32, reach: i32) {
    let turn = random.i32(-8..9);
    let ways = [58, 122].map(|angle| {
        let (across, up) = at(reach, f64::from(angle + turn) * PI / 180.0);
        format!("M{x} {DOWN}l{across} {}", -up)
    });
    shapes.line(Tint::Ground, 44, "", &ways.concat());
}

/// How far right and up a point of a circle is.
fn at(radius: i32, angle: f64) -> (i32, i32) {
    let radius = f64::from(radius);
    ((radius * angle.cos()) as i32, (radius * angle.sin()) as i32)
}
