//! A letter as organisers may look at it.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{locale::Locale, mail::Letter, process::letter::AnyLetter};
use site::Site;

use crate::{write::write_letter, written::Written};

/// What stands in place of a secret.
const HIDDEN: &str = "••••••••";

/// A letter as its preview shows it. Codes and links that are the reader's alone are hidden, unless nothing is sent at all:
/// then the outbox is the only way to them. The letter is written without them, so that no picture or file holds them
/// either. Pictures stand in the HTML itself.
pub fn preview(letter: &AnyLetter, to: (&str, &str), locale: Locale, site: &Site) -> Written {
    let hidden = site.mail_is_sent.then(|| letter.without_secret(HIDDEN));
    let mut written = write_letter(hidden.as_ref().unwrap_or(letter), to, locale, site);
    for file in &written.attachments {
        if let Some(id) = &file.content_id {
            written.html = written
                .html
                .replace(&format!("cid:{id}"), &format!("data:{};base64,{}", file.content_type, STANDARD.encode(&file.content)));
        }
    }
    written
}
