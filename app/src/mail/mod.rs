//! Letters: what they say (`letters`), how they look (`layout`), and the outbox as organisers see it (`pages`).

pub mod api;
mod calendar;
mod content;
mod layout;
mod letters;
pub mod pages;
mod preview;
mod qr;
#[cfg(test)]
mod tests;
mod words;
mod written;

use domain::locale::Locale;
pub use preview::preview;
pub use written::{Attached, Written, write};

/// What to add where a mail is promised, as long as this server sends none.
pub fn unsent(l: Locale) -> Option<&'static str> {
    (!crate::ctx::site().mail_is_sent).then(|| {
        l.t(
            "Auf diesem Server ist noch kein Mailversand eingerichtet: Die Nachricht wartet im Postausgang der Organisation.",
            "This server does not send mail yet: the message waits in the organisers’ outbox.",
        )
    })
}
