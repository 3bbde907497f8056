//! What lens, hand and file do to a picture that was drawn.

use image::{ColorType, ImageFormat, codecs::jpeg::JpegEncoder};

use super::SIDE;

/// The mean along rows, then along columns.
pub(super) fn softened(light: &[f64], radius: usize) -> Vec<f64> {
    let along = |light: &[f64], step: usize, line: usize| {
        let mut soft = vec![0.0; light.len()];
        for start in 0..SIDE {
            for at in 0..SIDE {
                let (from, to) = (at.saturating_sub(radius), (at + radius).min(SIDE - 1));
                let sum: f64 = (from..=to).map(|near| light[start * line + near * step]).sum();
                soft[start * line + at * step] = sum / (to - from + 1) as f64;
            }
        }
        soft
    };
    if radius < 2 { light.to_vec() } else { along(&along(light, 1, SIDE), SIDE, 1) }
}

/// As a hand moves the camera while it looks, so many points to the right and down.
pub(super) fn shaken(light: &[f64], (right, down): (f64, f64)) -> Vec<f64> {
    let steps = right.hypot(down).ceil() as usize;
    if steps < 2 {
        return light.to_vec();
    }
    let at = |x: f64, y: f64| light[(y.clamp(0.0, SIDE as f64 - 1.0) as usize) * SIDE + x.clamp(0.0, SIDE as f64 - 1.0) as usize];
    let seen = |x: usize, y: usize| {
        let moved = (0..=steps).map(|step| step as f64 / steps as f64 - 0.5);
        moved.map(|share| at(x as f64 + right * share, y as f64 + down * share)).sum::<f64>() / (steps + 1) as f64
    };
    (0..SIDE * SIDE).map(|place| seen(place % SIDE, place / SIDE)).collect()
}

/// What JPEG leaves of it.
pub(super) fn compressed(grey: &[u8], quality: u8) -> Vec<u8> {
    let mut file = Vec::new();
    let side = SIDE as u32;
    JpegEncoder::new_with_quality(&mut file, quality).encode(grey, side, side, ColorType::L8.into()).expect("a picture");
    image::load_from_memory_with_format(&file, ImageFormat::Jpeg).expect("its own picture").into_luma8().into_raw()
}
