//! Badges on paper and labels, as tagged PDF, and one page of them as a picture. Typst sets them; the fonts are parsed once,
//! the template is one file.

use std::sync::LazyLock;

use typst::{diag::SourceDiagnostic, ecow::EcoVec, foundations::Smart, syntax::Source};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use typst_svg::SvgOptions;

mod fit;
mod format;
mod inputs;

pub use format::{Format, SHEETS_PER_STACK};
use inputs::inputs;

use crate::world;

/// What is printed.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The title of the file.
    pub title: String,
    /// ISO 639-1, of the role's words and the title.
    pub language: &'static str,
    pub event: String,
    /// The days on which the badge is good, as people read them.
    pub days: String,
    pub town: String,
    /// The band in the event's colour: `#rrggbb`, dark enough for white letters.
    pub accent: &'static str,
    /// A PNG, and what it shows. One that cannot be read is left out.
    pub logo: Option<Logo>,
    /// What a unit is called.
    pub unit_word: &'static str,
    /// Of these is the `role` of each badge.
    pub roles: Vec<Role>,
    pub badges: Vec<Paper>,
}

/// A logo on every badge; it is in the file once.
#[derive(Clone, Debug)]
pub struct Logo {
    pub png: Vec<u8>,
    pub alt: String,
}

/// As what somebody comes: a word, a colour and a pictogram.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    pub word: &'static str,
    /// `#rrggbb`, dark enough for white letters. Labels are black and white.
    pub colour: &'static str,
    pub sign: Sign,
}

/// The pictogram of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Head and shoulders.
    Visitor,
    /// A stall.
    Exhibitor,
    /// A microphone.
    Speaker,
    /// A star.
    Organiser,
}

/// One badge.
#[derive(Clone, Debug)]
pub struct Paper {
    pub name: String,
    pub organisation: String,
    /// Its place in the sheet's `roles`.
    pub role: usize,
    /// Where the booth staff stands; empty for everybody else.
    pub unit: String,
    /// What the QR holds. Capitals and digits are stored densely, small letters are not.
    pub address: String,
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
#[error("the badges could not be set: {0}")]
pub struct SheetError(String);

/// Sets a sheet. It keeps one core busy: 1,000 badges take about a second.
///
/// # Errors
/// When Typst refuses, which is a fault of this module.
pub fn pdf(sheet: &Sheet, format: Format) -> Result<Vec<u8>, SheetError> {
    let options = PdfOptions { creator: Smart::Custom(Some("Standwerk".into())), ..PdfOptions::default() };
    written(sheet, format, |document| typst_pdf::pdf(document, &options).map_err(refused))
}

/// The first page of a sheet as a picture (SVG), as it will be printed.
///
/// # Errors
/// When Typst refuses, which is a fault of this module.
pub fn svg(sheet: &Sheet, format: Format) -> Result<String, SheetError> {
    let first = |document: &PagedDocument| document.pages().first().map(|page| typst_svg::svg(page, &SvgOptions::default()));
    written(sheet, format, |document| first(document).ok_or_else(|| SheetError("no page".to_owned())))
}

fn written<T>(sheet: &Sheet, format: Format, write: impl Fn(&PagedDocument) -> Result<T, SheetError>) -> Result<T, SheetError> {
    let file = set(sheet, format).and_then(|document| write(&document));
    // Typst remembers whatever it laid out. The next sheet holds other names: nothing of this one is worth the memory.
    typst::comemo::evict(0);
    file
}

/// A logo that got damaged in the store must not keep people outside.
fn set(sheet: &Sheet, format: Format) -> Result<PagedDocument, SheetError> {
    let set = |logo| world::set(&TEMPLATE, inputs(sheet, logo, format)).map_err(refused);
    match &sheet.logo {
        Some(logo) => set(Some(logo)).or_else(|_| set(None)),
        None => set(None),
    }
}

fn refused(errors: EcoVec<SourceDiagnostic>) -> SheetError {
    SheetError(world::refusal(&errors))
}

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| world::template("badge.typ", include_str!("badge_sheet/badge.typ")));

#[cfg(test)]
pub(crate) mod tests;
