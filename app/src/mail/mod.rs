//! The outbox as organisers see it. What the letters say is in `letters`.

pub mod api;
pub mod one_mail;
pub mod pages;
mod trouble;
mod words;

use domain::locale::Locale;
pub use letters::{Written, preview, write_letter};
pub use trouble::QueueNotice;
pub use words::trouble;

/// What to add where a mail is promised, as long as this server sends none.
pub fn unsent(l: Locale) -> Option<&'static str> {
    (!crate::ctx::site().mail_is_sent).then(|| {
        l.t(
            "Auf diesem Server ist noch kein Mailversand eingerichtet: Die Nachricht wartet bei der Organisation unter „E-Mails“.",
            "This server does not send e-mails yet: the message waits with the organisers, under “E-mails”.",
        )
    })
}
