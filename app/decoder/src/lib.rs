//! Reads QR codes in pictures of the camera, where the browser cannot. It is a module of its own, so that a picture on which
//! it stops stops nothing else, and so that pages without a scanner do not load it.
//!
//! `scripts/bench codes` measures how many of 200 pictures are read, beside zxing-cpp.

mod look;

pub use look::{LOOKS, Look};

/// What the codes in a grey picture say: `width` times `height` points, row by row. Nothing where the points are fewer.
pub fn read(grey: &[u8], width: usize, height: usize, look: Look) -> Vec<String> {
    if width == 0 || height == 0 || grey.len() < width.saturating_mul(height) { Vec::new() } else { look::read(grey, width, height, look) }
}

/// The same of a square picture with four bytes for each point, as a canvas gives it. Each of the `LOOKS` finds what others
/// miss: `turn` counts pictures, and chooses one.
#[cfg(feature = "browser")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn codes(pixels: &[u8], side: usize, turn: usize) -> Vec<String> {
    let grey = |point: &[u8]| {
        let [red, green, blue] = [point[0], point[1], point[2]].map(u32::from);
        u8::try_from((red * 299 + green * 587 + blue * 114) / 1000).unwrap_or(u8::MAX)
    };
    let picture: Vec<u8> = pixels.chunks_exact(4).map(grey).collect();
    read(&picture, side, side, LOOKS[turn % LOOKS.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_without_points_have_no_codes() {
        for (points, width, height) in [(0, 0, 0), (0, 3, 3), (9, 0, 9), (8, 3, 3), (9, 3, 3), (1, 1, 1), (1_000_000, 1_000, 1_000)] {
            for look in LOOKS {
                assert_eq!(read(&vec![128; points], width, height, look), Vec::<String>::new(), "{points} {width} {height}");
            }
        }
    }

    #[test]
    fn noise_is_no_code_and_stops_nothing() {
        let mut seed = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        })
        .take(200 * 200)
        .collect();

        for look in LOOKS {
            assert_eq!(read(&noise, 200, 200, look), Vec::<String>::new());
        }
    }
}
