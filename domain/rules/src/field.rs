//! Values that people type. Each exists only in valid form; what is wrong is said per field, in both languages.

use crate::locale::Text;

mod address;
mod host;
mod line;
mod link;
mod name;
mod number;
mod slug;
mod typed;
mod web;

pub use address::{Email, address_key, lettered_address};
pub use line::{Line, Prose, required};
pub use link::{has_web_address, unlinked};
pub use name::{FILING, Filing, NameParts, PersonName, as_filed};
pub use number::{date, local_time, whole};
pub use slug::{Slug, slug_of};
pub use typed::{composed, plain, visible};
pub use web::{WebAddress, lettered_web_address};

/// What is wrong with a form: the field's name (empty for the form as a whole) and a sentence for its author.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("{} field(s) refused", self.0.len())]
pub struct FieldErrors(pub Vec<(String, Text)>);

impl FieldErrors {
    pub fn one(field: impl Into<String>, problem: Text) -> Self {
        Self(vec![(field.into(), problem)])
    }

    /// Notes a problem more.
    pub fn refuse(&mut self, field: &str, problem: Text) {
        self.0.push((field.to_owned(), problem));
    }

    /// These behind `first`.
    #[must_use]
    pub fn after(self, mut first: Self) -> Self {
        first.0.extend(self.0);
        first
    }

    /// What was typed, unless it cannot be read or something else is wrong: then all of that at once.
    ///
    /// # Errors
    /// What cannot be read, and what is wrong besides.
    pub fn beside<T>(self, typed: Result<T, Self>) -> Result<T, Self> {
        match typed {
            Ok(typed) if self.0.is_empty() => Ok(typed),
            Ok(_) => Err(self),
            Err(unreadable) => Err(self.after(unreadable)),
        }
    }
}

/// Collects what is wrong with a form while it is parsed, so that all errors are shown at once.
#[derive(Default)]
pub struct Fields(FieldErrors);

impl Fields {
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps the value, or notes what is wrong with it.
    pub fn check<T>(&mut self, field: &str, value: Result<T, Text>) -> Option<T> {
        value.map_err(|problem| self.refuse(field, problem)).ok()
    }

    /// Like `check`, but empty is allowed.
    pub fn check_optional<T>(&mut self, field: &str, typed: &str, parse: impl FnOnce(&str) -> Result<T, Text>) -> Option<Option<T>> {
        if visible(typed).is_empty() { Some(None) } else { self.check(field, parse(typed)).map(Some) }
    }

    /// Notes a problem.
    pub fn refuse(&mut self, field: &str, problem: Text) {
        self.0.0.push((field.to_owned(), problem));
    }

    /// The fields that were refused so far.
    pub fn refused(&self) -> impl Iterator<Item = &str> {
        self.0.0.iter().map(|(field, _)| field.as_str())
    }

    /// The parsed whole, or everything that is wrong. `build` answers `None` only where a field was refused.
    ///
    /// # Errors
    /// All refused fields.
    pub fn finish<T>(self, build: impl FnOnce() -> Option<T>) -> Result<T, FieldErrors> {
        if !self.0.0.is_empty() {
            return Err(self.0);
        }
        build().ok_or(self.0)
    }
}
