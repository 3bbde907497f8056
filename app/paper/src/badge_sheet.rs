//! Badges on paper: A6, one per page, as tagged PDF. Typst sets them; the fonts are parsed once, the template is one file.

use std::sync::LazyLock;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    ecow::EcoVec,
    foundations::{Array, Bytes, Content, Datetime, Dict, Duration, IntoValue, Smart, Str, Value},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

mod fit;

use crate::{qr, typeface::TYPEFACES};

/// What is printed.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The title of the file.
    pub title: String,
    /// ISO 639-1, of the role's words and the title.
    pub language: &'static str,
    pub event: String,
    pub badges: Vec<Paper>,
}

/// One badge.
#[derive(Clone, Debug)]
pub struct Paper {
    pub name: String,
    pub organisation: String,
    /// The role as a word.
    pub role: String,
    /// The bar that says the same in colour: `#rrggbb`, dark enough for white letters.
    pub bar: &'static str,
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
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, SheetError> {
    let options = PdfOptions { creator: Smart::Custom(Some("Standwerk".into())), ..PdfOptions::default() };
    let file = set(sheet).and_then(|document| typst_pdf::pdf(&document, &options).map_err(refused));
    // Typst remembers whatever it laid out. The next sheet holds other names: nothing of this one is worth the memory.
    typst::comemo::evict(0);
    file
}

fn set(sheet: &Sheet) -> Result<PagedDocument, SheetError> {
    let writer = SheetWriter { library: LazyHash::new(Library::builder().with_inputs(inputs(sheet)).build()) };
    typst::compile::<PagedDocument>(&writer).output.map_err(refused)
}

fn refused(errors: EcoVec<SourceDiagnostic>) -> SheetError {
    SheetError(errors.iter().map(|error| error.message.to_string()).collect())
}

/// Everything on the sheet as one value that the template reads.
fn inputs(sheet: &Sheet) -> Dict {
    let event = fit::lines(&sheet.event, &fit::EVENT);
    let badges: Array = sheet.badges.iter().map(|badge| Value::Dict(paper(badge))).collect();
    Dict::from_iter([
        (Str::from("title"), sheet.title.as_str().into_value()),
        (Str::from("language"), sheet.language.into_value()),
        (Str::from("event"), Value::Dict(fitted(event))),
        (Str::from("badges"), Value::Array(badges)),
    ])
}

fn paper(badge: &Paper) -> Dict {
    let code: Content = qr::drawn(&badge.address);
    Dict::from_iter([
        (Str::from("name"), Value::Dict(fitted(fit::lines(&badge.name, &fit::NAME)))),
        (Str::from("organisation"), Value::Dict(fitted(fit::lines(&badge.organisation, &fit::ORGANISATION)))),
        (Str::from("role"), badge.role.as_str().into_value()),
        (Str::from("bar"), badge.bar.into_value()),
        (Str::from("code"), Value::Content(code)),
    ])
}

fn fitted(text: fit::Fitted) -> Dict {
    let lines: Array = text.lines.iter().map(|line| line.as_str().into_value()).collect();
    Dict::from_iter([
        (Str::from("size"), text.size.into_value()),
        (Str::from("leading"), text.leading.into_value()),
        (Str::from("lines"), Value::Array(lines)),
    ])
}

/// Typst's view of the world: one template, the typefaces, and the data of this sheet.
struct SheetWriter {
    library: LazyHash<Library>,
}

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| {
    let path = VirtualPath::new("badge.typ").unwrap_or_else(|_| unreachable!("a plain file name is a path"));
    Source::new(FileId::new(RootedPath::new(VirtualRoot::Project, path)), include_str!("badge_sheet/badge.typ").to_owned())
});

impl World for SheetWriter {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPEFACES.book
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPEFACES.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests;
