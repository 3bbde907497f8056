//! Typst's view of the world: one template, the typefaces, and the facts of one file. Nothing else can be read.

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    ecow::EcoVec,
    foundations::{Bytes, Datetime, Dict, Duration, Str, Value},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;

use crate::typeface::TYPEFACES;

/// A template of this crate, by the name of its file.
pub fn template(name: &str, text: &str) -> Source {
    let path = VirtualPath::new(name).unwrap_or_else(|_| unreachable!("a plain file name is a path"));
    Source::new(FileId::new(RootedPath::new(VirtualRoot::Project, path)), text.to_owned())
}

/// Facts by their names, for a template.
pub fn named<const N: usize>(facts: [(&str, Value); N]) -> Dict {
    facts.into_iter().map(|(name, value)| (Str::from(name), value)).collect()
}

/// Sets a template with these facts, which it reads as `sys.inputs`: as values, so that none of them is taken for markup.
///
/// # Errors
/// What Typst says against it.
pub fn set(template: &Source, facts: Dict) -> Result<PagedDocument, EcoVec<SourceDiagnostic>> {
    let library = Library::builder().with_inputs(facts).build();
    typst::compile::<PagedDocument>(&OneFile { library: LazyHash::new(library), template: template.clone() }).output
}

/// What it said, in a line.
pub fn refusal(errors: &[SourceDiagnostic]) -> String {
    errors.iter().map(|error| error.message.to_string()).collect()
}

struct OneFile {
    library: LazyHash<Library>,
    template: Source,
}

impl World for OneFile {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPEFACES.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
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
