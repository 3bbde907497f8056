//! The way from a letter to the mail that is sent.

use domain::{field::unlinked, locale::Locale, process::letter::AnyLetter};
use site::Site;

use crate::{context::LetterContext, layout, reply, words, written::Written};

/// Writes a letter to somebody, in their language. The name may be empty.
pub fn write_letter(letter: &AnyLetter, (to_name, to_email): (&str, &str), locale: Locale, site: &Site) -> Written {
    let context = LetterContext { l: locale, site, to_email };
    let content = words::content(context, letter);
    // Anybody may type anybody's address, and a name beside it.
    let greeting = match (unlinked(to_name.trim()).as_str(), locale) {
        ("", Locale::De) => "Guten Tag,".to_owned(),
        ("", Locale::En) => "Hello,".to_owned(),
        (name, Locale::De) => format!("Guten Tag {name},"),
        (name, Locale::En) => format!("Dear {name},"),
    };
    let text = layout::text(context, &greeting, &content);
    let html = layout::html(context, &greeting, &content);
    let reply_to = reply::to(letter, &site.agency);
    Written { subject: content.subject, text, html, attachments: content.attachments, reply_to }
}
