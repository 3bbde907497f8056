//! Logos: whatever picture was sent becomes a PNG of at most 512 × 512. Only that is kept and shown, so no script and no
//! trick of a file format ever reaches another browser.

use std::io::Cursor;
use std::sync::LazyLock;
use std::time::Duration;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, imageops::FilterType};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use tokio::sync::Semaphore;

use super::{
    ApplicationState, ApplyError, Door,
    application::{actor_of, is_editable, open},
    entity::application,
    logo_svg, store, submit,
};
use crate::{
    audit::{self, Happened},
    clock,
    db::Db,
    files::Files,
};

/// Longest side of what is kept, in pixels.
pub(super) const SIDE: u32 = 512;
/// Largest file that is taken, in bytes.
pub const LARGEST_LOGO: usize = 10 * 1024 * 1024;
const MOST_PIXELS: u64 = 40_000_000;
/// Memory for one picture while it is decoded: 40 megapixels of four bytes, and some.
const MEMORY: u64 = 176 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(20);

/// Pictures decoded at once, on a machine that has other things to do.
static DECODERS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::const_new(2));

/// Why a picture was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoRefused {
    #[error("no file was chosen")]
    Missing,
    #[error("more than 10 MB")]
    TooLarge,
    #[error("not a PNG, JPEG, WebP or SVG")]
    UnknownFormat,
    #[error("more than 40 megapixels")]
    TooManyPixels,
    #[error("an SVG with too much in it")]
    TooComplex,
    #[error("the picture is damaged")]
    Broken,
}

impl LogoRefused {
    pub const ALL: [Self; 6] = [Self::Missing, Self::TooLarge, Self::UnknownFormat, Self::TooManyPixels, Self::TooComplex, Self::Broken];

    /// The word for it in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLarge => "too_large",
            Self::UnknownFormat => "unknown_format",
            Self::TooManyPixels => "too_many_pixels",
            Self::TooComplex => "too_complex",
            Self::Broken => "broken",
        }
    }
}

/// Gives an application its logo.
///
/// # Errors
/// `Logo` when the picture cannot be taken, `NotNow` or `WindowClosed` when the application cannot be changed.
pub async fn set_logo(db: &Db, files: &Files, door: Door<'_>, bytes: Vec<u8>) -> Result<(), ApplyError> {
    // Asked before the costly part, and again by the UPDATE.
    may_change(db, door).await?;
    let png = shrink(bytes).await?;
    let key = files.put(png, "png").await?;
    write(db, door, Some(&key)).await
}

/// Takes the logo away.
///
/// # Errors
/// As `set_logo`.
pub async fn remove_logo(db: &Db, door: Door<'_>) -> Result<(), ApplyError> {
    may_change(db, door).await?;
    write(db, door, None).await
}

/// A logo may be changed as long as the application, and by a confirmed exhibitor at any time.
async fn may_change(db: &Db, door: Door<'_>) -> Result<(), ApplyError> {
    let row = open(db.read(), door).await?;
    let event = submit::event_of(db, &row).await?;
    match row.state {
        ApplicationState::Confirmed => Ok(()),
        state if is_editable(state, &event) => Ok(()),
        state => Err(submit::refused(state, event)),
    }
}

async fn write(db: &Db, door: Door<'_>, key: Option<&str>) -> Result<(), ApplyError> {
    let row = open(db.read(), door).await?;
    let event = submit::event_of(db, &row).await?;
    let actor = actor_of(door, row.id);
    let (row, event, actor) = (&row, &event, &actor);
    db.write(|tx| async move {
        let change = application::ActiveModel { logo: Set(key.map(str::to_owned)), updated_at: Set(clock::now()), ..Default::default() };
        // The revision stays: the form beside the upload shall not go stale by it.
        let written = application::Entity::update_many()
            .set(change)
            .filter(application::Column::Id.eq(row.id))
            .filter(application::Column::State.eq(row.state))
            .exec(&tx)
            .await?;
        if written.rows_affected == 0 {
            return Err(store::overtaken(&tx, row.id, row.revision, event).await?);
        }
        let action = if key.is_some() { "logo_set" } else { "logo_removed" };
        audit::record(&tx, actor, Happened::new("application", row.id.as_uuid(), action).at(row.event_id)).await?;
        Ok(())
    })
    .await
}

/// Makes the PNG on a thread of its own. Who has to wait too long is told that the picture is too complex; the thread
/// keeps its place in the queue until it is done.
async fn shrink(bytes: Vec<u8>) -> Result<Vec<u8>, LogoRefused> {
    let Ok(permit) = DECODERS.acquire().await else { return Err(LogoRefused::Broken) };
    let work = tokio::task::spawn_blocking(move || {
        let png = to_png(&bytes);
        drop(permit);
        png
    });
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(Ok(png)) => png,
        // A decoder that panicked met a file that it cannot read.
        Ok(Err(_)) => Err(LogoRefused::Broken),
        Err(_) => Err(LogoRefused::TooComplex),
    }
}

/// The PNG of a picture, by what the file is rather than by what it is called.
///
/// # Errors
/// Why it cannot be taken.
pub fn to_png(bytes: &[u8]) -> Result<Vec<u8>, LogoRefused> {
    if bytes.is_empty() {
        return Err(LogoRefused::Missing);
    }
    if bytes.len() > LARGEST_LOGO {
        return Err(LogoRefused::TooLarge);
    }
    match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => from_pixels(bytes, format),
        _ if logo_svg::looks_like(bytes) => logo_svg::to_png(bytes),
        _ => Err(LogoRefused::UnknownFormat),
    }
}

fn from_pixels(bytes: &[u8], format: ImageFormat) -> Result<Vec<u8>, LogoRefused> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MEMORY {
        return Err(LogoRefused::TooManyPixels);
    }
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    if picture.width() > SIDE || picture.height() > SIDE {
        picture = picture.resize(SIDE, SIDE, FilterType::Lanczos3);
    }
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    let mut png = Vec::new();
    DynamicImage::ImageRgba8(picture.into_rgba8())
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .map_err(|_| LogoRefused::Broken)?;
    Ok(png)
}

fn refusal(error: &image::ImageError) -> LogoRefused {
    match error {
        image::ImageError::Limits(_) => LogoRefused::TooManyPixels,
        _ => LogoRefused::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(width, height).write_to(&mut Cursor::new(&mut bytes), format).expect("a picture is written");
        bytes
    }

    fn size(png: &[u8]) -> (u32, u32) {
        assert_eq!(image::guess_format(png).ok(), Some(ImageFormat::Png));
        let picture = image::load_from_memory(png).expect("a PNG");
        (picture.width(), picture.height())
    }

    #[test]
    fn large_pictures_are_fitted_and_small_ones_kept() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            assert_eq!(size(&to_png(&picture(2000, 1000, format)).expect("taken")), (512, 256), "{format:?}");
            assert_eq!(size(&to_png(&picture(40, 80, format)).expect("taken")), (40, 80), "{format:?}");
        }
    }

    #[test]
    fn other_files_are_refused_whatever_they_are_called() {
        assert_eq!(to_png(b""), Err(LogoRefused::Missing));
        assert_eq!(to_png(b"GIF89a..............."), Err(LogoRefused::UnknownFormat));
        assert_eq!(to_png(b"<html><script>alert(1)</script></html>"), Err(LogoRefused::UnknownFormat));
        assert_eq!(to_png(b"%PDF-1.7"), Err(LogoRefused::UnknownFormat));
        assert_eq!(to_png(&vec![0; LARGEST_LOGO + 1]), Err(LogoRefused::TooLarge));
    }

    #[test]
    fn damaged_pictures_are_refused() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let whole = picture(300, 300, format);

            assert_eq!(to_png(&whole[..24]), Err(LogoRefused::Broken), "{format:?}");
        }
    }

    #[test]
    fn a_picture_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() {
        // 20,000 × 20,000 black pixels are a few hundred kilobytes of PNG and 400 million pixels.
        let mut bomb = picture(1, 1, ImageFormat::Png);
        bomb[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&20_000_u32.to_be_bytes());
        let crc = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&crc.to_be_bytes());

        assert_eq!(to_png(&bomb), Err(LogoRefused::TooManyPixels));
    }

    /// PNG, annex D.
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
        })
    }
}
