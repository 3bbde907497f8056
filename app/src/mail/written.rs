//! A letter as it is sent.

use domain::{locale::Locale, mail::Letter};

use super::{content::Pen, layout, letters};
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

/// Writes a letter to somebody, in their language. The name may be empty.
pub fn write(letter: &Letter, to_name: &str, locale: Locale, site: &Site) -> Written {
    let pen = Pen { l: locale, site };
    let content = letters::content(pen, letter);
    let greeting = match (to_name.trim(), locale) {
        ("", Locale::De) => "Guten Tag,".to_owned(),
        ("", Locale::En) => "Hello,".to_owned(),
        (name, Locale::De) => format!("Guten Tag {name},"),
        (name, Locale::En) => format!("Dear {name},"),
    };
    let text = layout::text(pen, &greeting, &content);
    let html = layout::html(pen, &greeting, &content);
    Written { subject: content.subject, text, html, attachments: content.attachments }
}
