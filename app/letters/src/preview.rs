//! A letter as organisers may look at it.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{locale::Locale, mail::Letter};
use site::Site;

use crate::{write::write, written::Written};

/// What stands in place of a secret.
const HIDDEN: &str = "••••••••";

/// A letter as its preview shows it. Links that act in the reader's name are hidden, unless nothing is sent at all:
/// then the outbox is the only way to them. Pictures stand in the HTML itself.
pub fn preview(letter: &Letter, to_name: &str, locale: Locale, site: &Site) -> Written {
    let mut written = match letter.token().filter(|_| site.mail_is_sent) {
        Some(token) => {
            let written = write(letter, to_name, locale, site);
            Written { text: written.text.replace(token, HIDDEN), html: written.html.replace(token, HIDDEN), ..written }
        }
        None => write(letter, to_name, locale, site),
    };
    for file in &written.attachments {
        if let Some(id) = &file.content_id {
            written.html = written
                .html
                .replace(&format!("cid:{id}"), &format!("data:{};base64,{}", file.content_type, STANDARD.encode(&file.content)));
        }
    }
    written
}
