//! The way from a letter to the mail that is sent.

use domain::{field::unlinked, locale::Locale, process::letter::AnyLetter};
use site::Site;

use crate::{context::LetterContext, layout, reply, words, written::Written};

/// Writes a letter to somebody, in their language. The name may be empty.
pub fn write_letter(letter: &AnyLetter, (to_name, to_email): (&str, &str), locale: Locale, site: &Site) -> Written {
    let context = LetterContext { l: locale, site, to_email };
    // Anybody may type anybody's address, and a name beside it.
    let name = unlinked(to_name.trim());
    let content = words::content(context, letter);
    // Several people may share a mailbox: whose ticket it is stands where mails are listed.
    let content = if matches!(letter, AnyLetter::Registration(_)) { content.about(&name) } else { content };
    let greeting = match (name.as_str(), locale) {
        ("", Locale::De) => "Guten Tag,".to_owned(),
        ("", Locale::En) => "Hello,".to_owned(),
        (name, Locale::De) => format!("Guten Tag {name},"),
        (name, Locale::En) => format!("Dear {name},"),
    };
    let text = layout::text(context, &greeting, &content);
    let html = layout::html(context, &greeting, &content);
    let reply_to = reply::to(letter, &site.agency);
    Written { subject: content.subject, text, html, attachments: content.attachments, reply_to, unsubscribe: content.unsubscribe }
}
