//! Houses and a winding tower: the region at home.

use std::fmt::Write;

use fastrand::Rng;

use super::{HEIGHT, Shapes, Tint, WIDTH};

pub(super) fn draw(random: &mut Rng) -> String {
    let mut shapes = Shapes::default();
    shapes.circle(Tint::Deep, random.i32(620..760), 210, 190);
    let back = houses(random, (150, 330));
    shapes.path(Tint::Faint, &back.outline);
    tower(random.i32(860..980), &mut shapes);
    let front = houses(random, (70, 215));
    shapes.path(Tint::Soft, &front.outline);
    shapes.path(Tint::Bright, &front.windows);
    shapes.path(Tint::Spark, &front.lit);
    shapes.rect(Tint::Deep, -20, HEIGHT - 26, WIDTH + 40, 60);
    shapes.0
}

#[derive(Default)]
struct Street {
    outline: String,
    windows: String,
    lit: String,
}

/// A row of houses, some with a gable, lower towards the title.
fn houses(random: &mut Rng, (low, high): (i32, i32)) -> Street {
    let mut street = Street { outline: format!("M0 {HEIGHT}"), ..Street::default() };
    let mut x = 0;
    while x < WIDTH {
        let width = random.i32(66..140);
        let height = random.i32(low..high) * (x + 500).min(WIDTH) / WIDTH;
        let roof = HEIGHT - height;
        match random.i32(0..4) {
            0 => write!(street.outline, "V{roof}l{} -{}l{} {}", width / 2, width / 3, width - width / 2, width / 3),
            1 => write!(street.outline, "V{}L{} {roof}", roof - 34, x + width),
            _ => write!(street.outline, "V{roof}H{}", x + width),
        }
        .unwrap_or_default();
        if x > 480 {
            windows(random, &mut street, (x, roof), (width, height));
        }
        x += width;
    }
    let _ = write!(street.outline, "V{HEIGHT}z");
    street
}

fn windows(random: &mut Rng, street: &mut Street, (x, roof): (i32, i32), (width, height): (i32, i32)) {
    for across in (14..width - 22).step_by(34) {
        for down in (18..height - 50).step_by(40) {
            let wall = match random.i32(0..7) {
                0 => &mut street.lit,
                1..4 => &mut street.windows,
                _ => continue,
            };
            let _ = write!(wall, "M{} {}h14v20h-14z", x + across, roof + down);
        }
    }
}

/// The frame over a shaft, with its wheel.
fn tower(x: i32, shapes: &mut Shapes) {
    let (top, foot) = (92, HEIGHT);
    let frame = format!(
        "M{} {foot}L{x} {top}L{} {foot}M{x} {top}L{} {foot}M{} 300H{}M{} 400H{}",
        x - 54,
        x + 54,
        x + 190,
        x - 28,
        x + 96,
        x - 42,
        x + 142
    );
    shapes.line(Tint::Light, 11, r#" stroke-linejoin="round""#, &frame);
    shapes.circle(Tint::Light, x, top, 50);
    shapes.circle(Tint::Deep, x, top, 39);
    shapes.line(
        Tint::Light,
        5,
        "",
        &format!("M{} {top}h78M{x} {}v78M{} {}l56 56M{} {}l56-56", x - 39, top - 39, x - 28, top - 28, x - 28, top + 28),
    );
    shapes.circle(Tint::Spark, x, top, 11);
}
