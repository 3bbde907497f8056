//! A letter as it is sent.

use domain::{locale::Locale, mail::Letter};

use crate::ctx::Site;

/// Subject, both bodies, and what hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
    pub attachments: Vec<Attached>,
}

/// A file in a mail; one with a content id is a picture that the HTML shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    pub name: String,
    pub content_type: &'static str,
    pub content_id: Option<String>,
    pub content: Vec<u8>,
}

/// Writes a letter in the reader's language.
pub fn write(letter: &Letter, _locale: Locale, _site: &Site) -> Written {
    Written { subject: letter.kind().to_owned(), text: String::new(), html: String::new(), attachments: Vec::new() }
}
