//! Pictures made of pixels, decoded within limits: a small file may claim to be a very large picture.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, imageops::FilterType};

use super::Refused;

const MOST_PIXELS: u64 = 40_000_000;
/// Memory for one picture while it is decoded: 40 megapixels of four bytes, and some.
const MEMORY: u64 = 176 * 1024 * 1024;

/// The pixels of a PNG, JPEG or WebP, upright, neither side longer than `side`.
///
/// # Errors
/// Why it cannot be taken.
pub(super) fn pixels(bytes: &[u8], side: u32) -> Result<DynamicImage, Refused> {
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => format,
        _ => return Err(Refused::UnknownFormat),
    };
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MEMORY {
        return Err(Refused::TooManyPixels);
    }
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    if picture.width() > side || picture.height() > side {
        picture = picture.resize(side, side, FilterType::Lanczos3);
    }
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

fn refusal(error: &ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooManyPixels,
        _ => Refused::Broken,
    }
}
