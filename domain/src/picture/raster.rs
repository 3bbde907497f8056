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
    if format == ImageFormat::Jpeg && has_four_colours(bytes) {
        return Err(Refused::FourColours);
    }
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

/// Whether this is a JPEG in the colours of print (CMYK): what they look like on a screen depends on paper and ink, which
/// a decoder does not know, so that it would show others.
pub(super) fn has_four_colours(jpeg: &[u8]) -> bool {
    // ITU-T T.81, B.1: after the first two bytes segments of a marker, a length that counts itself, and content.
    let mut rest = jpeg.get(2..).unwrap_or_default();
    while let [0xFF, marker, after @ ..] = rest {
        match (*marker, after) {
            // Filling, and markers without content.
            (0xFF, _) => rest = &rest[1..],
            (0x01 | 0xD0..=0xD8, _) => rest = after,
            // The head of the picture: precision, height, width, and how many colours a pixel has.
            (0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF, [_, _, _, _, _, _, _, colours, ..]) => return *colours == 4,
            (_, [high, low, ..]) => rest = after.get(usize::from(u16::from_be_bytes([*high, *low])).max(2)..).unwrap_or_default(),
            _ => return false,
        }
    }
    false
}

fn refusal(error: &ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooManyPixels,
        _ => Refused::Broken,
    }
}
