//! The way from a letter to the mail that is sent.

use domain::{locale::Locale, process::letter::AnyLetter};
use site::Site;

use crate::{context::LetterContext, layout, words, written::Written};

/// Writes a letter to somebody, in their language. The name may be empty.
pub fn write_letter(letter: &AnyLetter, to_name: &str, locale: Locale, site: &Site) -> Written {
    let context = LetterContext { l: locale, site };
    let content = words::content(context, letter);
    let greeting = match (to_name.trim(), locale) {
        ("", Locale::De) => "Guten Tag,".to_owned(),
        ("", Locale::En) => "Hello,".to_owned(),
        (name, Locale::De) => format!("Guten Tag {name},"),
        (name, Locale::En) => format!("Dear {name},"),
    };
    let text = layout::text(context, &greeting, &content);
    let html = layout::html(context, &greeting, &content);
    Written { subject: content.subject, text, html, attachments: content.attachments }
}
