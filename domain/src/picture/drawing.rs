//! SVG, drawn into pixels. Nothing outside the file is fetched and scripts are not run. What would take too long or too
//! much memory is refused before it is read (`work`) and before it is drawn (`cost`); what would be left out is refused
//! rather than left out (`whole`).

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use image::{DynamicImage, RgbaImage};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{
        ImageHrefResolver, ImageKind, Options, Tree,
        roxmltree::{Document, ParsingOptions},
    },
};

use self::work::{MOST_WORK, Work};
use super::Refused;

mod cost;
mod whole;
mod work;

/// A logo of more text than this is a photograph in disguise.
const LONGEST: usize = 2 * 1024 * 1024;
const MOST_NODES: u32 = 50_000;
/// Longest side of a picture inside.
const PICTURE_SIDE: u32 = 4096;

/// Whether this is an SVG, by the beginning of its text.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    (head.starts_with("<?xml") || head.starts_with("<!--") || head.starts_with("<!DOCTYPE svg") || head.starts_with("<svg"))
        && head.contains("<svg")
}

/// The drawing, its longest side as long as `side`.
///
/// # Errors
/// Why it cannot be taken.
pub(super) fn pixels(bytes: &[u8], side: u32) -> Result<DynamicImage, Refused> {
    if bytes.len() > LONGEST {
        return Err(Refused::TooComplex);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refused::Broken)?;
    if work::swells(text, LONGEST) {
        return Err(Refused::TooComplex);
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..Default::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        resvg::usvg::roxmltree::Error::NodesLimitReached => Refused::TooComplex,
        _ => Refused::Broken,
    })?;
    if Work::of(&document).is_none_or(|work| work > MOST_WORK) {
        return Err(Refused::TooComplex);
    }
    whole::all_is_shown(&document)?;
    let left_out = LeftOut::default();
    let tree = Tree::from_xmltree(&document, &closed(&left_out)).map_err(|_| Refused::Broken)?;
    left_out.refusal().map_or(Ok(()), Err)?;
    draw(&tree, side)
}

/// Which pictures inside a drawing could not be taken.
#[derive(Clone, Default)]
struct LeftOut(Arc<AtomicU8>);

impl LeftOut {
    const FOREIGN: u8 = 1;
    const OUTSIDE: u8 = 2;

    fn note(&self, what: u8) {
        self.0.fetch_or(what, Ordering::Relaxed);
    }

    fn refusal(&self) -> Option<Refused> {
        match self.0.load(Ordering::Relaxed) {
            0 => None,
            what if what & Self::OUTSIDE != 0 => Some(Refused::RefersOutside),
            _ => Some(Refused::HasForeign),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "no side is longer than a picture's")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and `longest` by the scale")]
fn draw(tree: &Tree, longest: u32) -> Result<DynamicImage, Refused> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = longest as f32 / width.max(height);
    let side = |length: f32| (length * scale).round().clamp(1.0, longest as f32) as u32;
    let (width, height, transform) = (side(width), side(height), Transform::from_scale(scale, scale));
    if !cost::is_affordable(tree, transform, f64::from(width) * f64::from(height)) {
        return Err(Refused::TooComplex);
    }
    let mut pixels = Pixmap::new(width, height).ok_or(Refused::Broken)?;
    resvg::render(tree, transform, &mut pixels.as_mut());
    let straight = pixels.pixels().iter().flat_map(|pixel| {
        let pixel = pixel.demultiply();
        [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
    });
    RgbaImage::from_raw(pixels.width(), pixels.height(), straight.collect()).map(DynamicImage::ImageRgba8).ok_or(Refused::Broken)
}

/// Opens nothing but small pictures inside the file itself, and notes what it did not open.
fn closed(left_out: &LeftOut) -> Options<'static> {
    let (foreign, outside) = (left_out.clone(), left_out.clone());
    let resolver = ImageHrefResolver {
        resolve_data: Box::new(move |_, data: Arc<Vec<u8>>, _| {
            let taken = small_picture(data);
            if taken.is_none() {
                foreign.note(LeftOut::FOREIGN);
            }
            taken
        }),
        resolve_string: Box::new(move |_, _| {
            outside.note(LeftOut::OUTSIDE);
            None
        }),
    };
    Options { image_href_resolver: resolver, ..Options::default() }
}

fn small_picture(data: Arc<Vec<u8>>) -> Option<ImageKind> {
    let reader = image::ImageReader::new(std::io::Cursor::new(data.as_slice())).with_guessed_format().ok()?;
    let format = reader.format()?;
    let (width, height) = reader.into_dimensions().ok()?;
    let small = width <= PICTURE_SIDE && height <= PICTURE_SIDE;
    match format {
        image::ImageFormat::Png if small => Some(ImageKind::PNG(data)),
        image::ImageFormat::Jpeg if small && !super::raster::has_four_colours(&data) => Some(ImageKind::JPEG(data)),
        image::ImageFormat::WebP if small => Some(ImageKind::WEBP(data)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
