//! Badges on paper: A6, one per page, as tagged PDF. Typst sets them; the fonts are parsed once, the template is one file.

use std::sync::LazyLock;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Array, Bytes, Content, Datetime, Dict, Duration, IntoValue, Smart, Str, Value},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

mod fit;
mod qr;

include!(concat!(env!("OUT_DIR"), "/typefaces.rs"));

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
    /// What the QR holds, in upper case.
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
    let press = Press { library: LazyHash::new(Library::builder().with_inputs(inputs(sheet)).build()) };
    let document = typst::compile::<PagedDocument>(&press).output;
    let document = document.map_err(|errors| SheetError(errors.iter().map(|error| error.message.to_string()).collect()))?;
    let options = PdfOptions { creator: Smart::Custom(Some("Standwerk".into())), ..PdfOptions::default() };
    let file = typst_pdf::pdf(&document, &options);
    // Typst remembers whatever it laid out. The next sheet holds other names: nothing of this one is worth the memory.
    typst::comemo::evict(0);
    file.map_err(|errors| SheetError(errors.iter().map(|error| error.message.to_string()).collect()))
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
    Dict::from_iter([(Str::from("size"), text.size.into_value()), (Str::from("lines"), Value::Array(lines))])
}

/// Typst's view of the world: one template, three fonts, and the data of this sheet.
struct Press {
    library: LazyHash<Library>,
}

/// What every sheet shares.
struct Type {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    template: Source,
}

static TYPE: LazyLock<Type> = LazyLock::new(|| {
    // Typst's own stand behind: they are all there is in a build without the house's typefaces.
    let files = TYPEFACES.iter().copied().chain(typst_assets::fonts());
    let fonts: Vec<Font> = files.flat_map(|file| Font::iter(Bytes::new(file))).collect();
    let book = LazyHash::new(FontBook::from_fonts(&fonts));
    let path = VirtualPath::new("badge.typ").unwrap_or_else(|_| unreachable!("a plain file name is a path"));
    let template = Source::new(FileId::new(RootedPath::new(VirtualRoot::Project, path)), include_str!("sheet/badge.typ").to_owned());
    Type { fonts, book, template }
});

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPE.book
    }

    fn main(&self) -> FileId {
        TYPE.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TYPE.template.id() { Ok(TYPE.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPE.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(names: &[&str]) -> Sheet {
        let badge = |name: &&str| Paper {
            name: (*name).to_owned(),
            organisation: "Wirtschaftsförderungsgesellschaft Metropole Ruhr mbH & Co. Beteiligungs-Kommanditgesellschaft".to_owned(),
            role: "Besucher:in".to_owned(),
            bar: "#4a5561",
            address: "HTTPS://STAND.EXAMPLE/B/ABCDEFGHIJKLMNOPQRSTUVWXYZ".to_owned(),
        };
        Sheet { title: "Ausweise".to_owned(), language: "de", event: "MIPIM 2027".to_owned(), badges: names.iter().map(badge).collect() }
    }

    #[test]
    fn each_badge_has_its_page_however_its_name_is_written() {
        let long = "Ä".repeat(80);
        let many = "Maximiliane Eleonore von und zu Schneidewind-Königshofen auf der Hohen Heide Nr. 1";
        let names = ["Li", long.as_str(), many, "תל אביב", "Ελένη Παπαδοπούλου", "Ruhr 🚀", "محمد", "#strike[x] \\ $a$ */"];

        let file = pdf(&sheet(&names)).expect("the sheet is set");

        let text = String::from_utf8_lossy(&file);
        assert!(text.starts_with("%PDF-"), "a PDF begins so");
        assert_eq!(text.matches("/Type/Page/").count() + text.matches("/Type /Page\n").count(), names.len());
        assert!(text.contains("/MarkInfo"), "it is tagged");
        assert!(text.contains("/Lang"), "its language is set");
    }

    #[test]
    fn nobody_to_print_is_no_fault() {
        assert!(pdf(&sheet(&[])).is_ok());
    }
}
