//! Pictures that people send: whatever it was, it becomes a PNG or a JPEG of our own making. Only that is kept and shown,
//! so no script and no trick of a file format ever reaches another browser.

use std::{io::Cursor, sync::LazyLock, time::Duration};

use image::{DynamicImage, ImageFormat, RgbaImage, codecs::jpeg::JpegEncoder};
use tokio::sync::Semaphore;

use crate::files::FileKind;

mod alt;
mod document;
mod drawing;
mod raster;

pub(crate) use alt::parse_alt;
pub(crate) use document::is_pdf;

/// Longest side of a logo, in pixels.
const LOGO: u32 = 512;
/// Longest side of a photograph: as wide as a page.
const PHOTO: u32 = 1600;
/// The same of one among many: as wide as its column.
const SMALL: u32 = 640;
/// Longest side of a picture that is read as a document is: an A4 page at 300 dots an inch, and some.
const SHEET: u32 = 4000;
/// Longest side of a photograph of 40 mm on paper, at 300 dots an inch.
const STAMP: u32 = 480;
/// JPEG quality at which nobody sees a difference on a screen.
const QUALITY: u8 = 80;
const PATIENCE: Duration = Duration::from_secs(20);

/// Pictures decoded at once, on a machine that has other things to do.
static DECODERS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::const_new(2));

/// Why a picture was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("no file was chosen")]
    Missing,
    #[error("more than 10 MB")]
    TooLarge,
    #[error("not of a format that is taken here")]
    UnknownFormat,
    #[error("more than 40 megapixels")]
    TooManyPixels,
    #[error("an SVG with too much in it")]
    TooComplex,
    #[error("the picture is damaged")]
    Broken,
    #[error("an SVG with text, whose typeface is not here")]
    HasText,
    #[error("an SVG that refers to other files")]
    RefersOutside,
    #[error("an SVG with something in it that is no drawing")]
    HasForeign,
    #[error("there is nothing to see")]
    NothingVisible,
    #[error("in the four colours of print")]
    FourColours,
}

/// The PNG of a logo (PNG, JPEG, WebP or SVG), by what the file is rather than by what it is called.
///
/// # Errors
/// Why it cannot be taken.
pub fn logo(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    within_limits(bytes, FileKind::Logo)?;
    let picture = if drawing::looks_like(bytes) { drawing::pixels(bytes, LOGO)? } else { raster::pixels(bytes, LOGO)? };
    let picture = picture.into_rgba8();
    if picture.pixels().all(|pixel| pixel.0[3] == 0) {
        return Err(Refused::NothingVisible);
    }
    png(&picture)
}

/// The JPEG of a photograph (PNG, JPEG or WebP). Where it was transparent it becomes white.
///
/// # Errors
/// Why it cannot be taken.
pub fn photo(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    within_limits(bytes, FileKind::Picture)?;
    jpeg(&raster::pixels(bytes, PHOTO)?)
}

/// The same photograph for a grid of many.
///
/// # Errors
/// As `photo`.
pub fn small_photo(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    within_limits(bytes, FileKind::Picture)?;
    jpeg(&raster::pixels(bytes, SMALL)?)
}

/// A picture that is read as a document is, in the format that it came in (PNG or JPEG), without what a camera writes beside
/// it, such as where that was.
pub(crate) fn sheet(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    within_limits(bytes, FileKind::CallEntry)?;
    let picture = raster::pixels(bytes, SHEET)?;
    if matches!(image::guess_format(bytes), Ok(ImageFormat::Png)) { png(&picture.into_rgba8()) } else { jpeg(&picture) }
}

/// The JPEG of a photograph that is printed as large as a stamp: many of them fit into memory and into a file.
///
/// # Errors
/// Why it cannot be taken.
pub fn stamp(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    within_limits(bytes, FileKind::Picture)?;
    jpeg(&raster::pixels(bytes, STAMP)?)
}

/// Whether a photograph that was kept can still be read. One that is damaged would spoil the file that it is printed into.
pub fn is_whole(kept: &[u8]) -> bool {
    raster::pixels(kept, u32::MAX).is_ok()
}

/// The JPEG of a drawing of our own.
///
/// # Errors
/// When it is none.
pub(crate) fn drawn(svg: &[u8]) -> Result<Vec<u8>, Refused> {
    jpeg(&drawing::pixels(svg, PHOTO)?)
}

/// Converts a picture on a thread of its own. Who has to wait too long is told that it is too complex; the thread keeps
/// its place in the queue until it is done.
pub(crate) async fn aside(convert: fn(&[u8]) -> Result<Vec<u8>, Refused>, bytes: Vec<u8>) -> Result<Vec<u8>, Refused> {
    let Ok(permit) = DECODERS.acquire().await else { return Err(Refused::Broken) };
    let work = tokio::task::spawn_blocking(move || {
        let converted = convert(&bytes);
        drop(permit);
        converted
    });
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(Ok(converted)) => converted,
        // A decoder that panicked met a file that it cannot read.
        Ok(Err(_)) => Err(Refused::Broken),
        Err(_) => Err(Refused::TooComplex),
    }
}

fn within_limits(bytes: &[u8], kind: FileKind) -> Result<(), Refused> {
    match bytes.len() {
        0 => Err(Refused::Missing),
        length if length > kind.largest() => Err(Refused::TooLarge),
        _ => Ok(()),
    }
}

fn png(picture: &RgbaImage) -> Result<Vec<u8>, Refused> {
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(|_| Refused::Broken)?;
    Ok(png)
}

fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>, Refused> {
    let mut white = RgbaImage::from_pixel(picture.width(), picture.height(), image::Rgba([255; 4]));
    image::imageops::overlay(&mut white, &picture.to_rgba8(), 0, 0);
    let mut jpeg = Vec::new();
    let flat = DynamicImage::ImageRgba8(white).into_rgb8();
    flat.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)).map_err(|_| Refused::Broken)?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests;
