//! Typst's view of the world: one template, the typefaces, and the data of one file. It opens nothing else.

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Dict, Duration, Str, Value},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use crate::typeface::TYPEFACES;

pub(crate) struct Setter {
    library: LazyHash<Library>,
    template: &'static Source,
}

impl Setter {
    /// What `inputs` says, set by the template.
    pub fn new(inputs: Dict, template: &'static Source) -> Self {
        Self { library: LazyHash::new(Library::builder().with_inputs(inputs).build()), template }
    }
}

/// A template by its name, which stands in complaints about it.
pub(crate) fn template(name: &str, text: &str) -> Source {
    let path = VirtualPath::new(name).unwrap_or_else(|_| unreachable!("a plain file name is a path"));
    Source::new(FileId::new(RootedPath::new(VirtualRoot::Project, path)), text.to_owned())
}

/// Named values, for a template to read.
pub(crate) fn entries<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    entries.into_iter().map(|(name, value)| (Str::from(name), value)).collect()
}

impl World for Setter {
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
