//! The code for the door as a picture that every mail program shows.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, EcLevel, QrCode};

/// Pixels per module, and modules of white around it (ISO/IEC 18004 asks for four).
const MODULE: u32 = 8;
const QUIET: u32 = 4;

/// A PNG, or nothing when the text does not fit into a QR code.
pub fn png(text: &str) -> Option<Vec<u8>> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
    let width = u32::try_from(code.width()).ok()?;
    let modules = code.to_colors();
    let side = (width + 2 * QUIET) * MODULE;
    let picture = GrayImage::from_fn(side, side, |x, y| {
        let module = (x / MODULE).checked_sub(QUIET).zip((y / MODULE).checked_sub(QUIET)).filter(|(x, y)| *x < width && *y < width);
        let dark = module.is_some_and(|(x, y)| modules.get((y * width + x) as usize) == Some(&Color::Dark));
        Luma([if dark { 0 } else { 255 }])
    });
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).ok()?;
    Some(png)
}
