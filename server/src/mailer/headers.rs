//! Headers that lettre's own do not write as they shall arrive: names and subjects that look like an encoded word (RFC
//! 2047) would be decoded by readers, and a long name would leave the address on the same line.

use std::fmt::{self, Write};

use email_encoding::headers::{quoted_string, rfc2047, writer::EmailWriter};
use lettre::message::{
    Mailbox,
    header::{HeaderName, HeaderValue},
};

/// Where a line should end (RFC 5322, 2.1.1).
const LINE: usize = 76;

/// Tells answering machines that no person wrote this (RFC 3834).
pub(super) fn auto_submitted() -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned())
}

/// Where readers say that they want no more of such letters (RFC 2369).
pub(super) fn list_unsubscribe(url: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str("List-Unsubscribe"), format!("<{url}>"))
}

/// That a form sent there is enough (RFC 8058).
pub(super) fn one_click() -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click".to_owned())
}

/// A subject that arrives as it was typed.
pub(super) fn subject(typed: &str) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str("Subject");
    if looks_encoded(typed) { written(name, typed, |w| rfc2047::encode(typed, w)) } else { HeaderValue::new(name, typed.to_owned()) }
}

/// To whom it goes.
pub(super) fn to(who: &Mailbox) -> HeaderValue {
    written(HeaderName::new_from_ascii_str("To"), &who.to_string(), |w| mailbox(who, w))
}

/// Whom an answer reaches.
pub(super) fn reply_to(who: &Mailbox) -> HeaderValue {
    written(HeaderName::new_from_ascii_str("Reply-To"), &who.to_string(), |w| mailbox(who, w))
}

fn mailbox(mailbox: &Mailbox, w: &mut EmailWriter) -> fmt::Result {
    let address: &str = mailbox.email.as_ref();
    let name = mailbox.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let Some(name) = name else { return w.write_str(address) };
    if looks_encoded(name) {
        rfc2047::encode(name, w)?;
    } else {
        quoted_string::encode(name, w)?;
    }
    if w.line_len() + 1 + address.len() + 2 > LINE {
        w.new_line()?;
    }
    w.space();
    write!(w, "<{address}>")
}

fn written(name: HeaderName, raw: &str, write: impl FnOnce(&mut EmailWriter) -> fmt::Result) -> HeaderValue {
    let mut encoded = String::new();
    let done = write(&mut EmailWriter::new(&mut encoded, name.len() + ": ".len(), 0, false));
    match done {
        Ok(()) => HeaderValue::dangerous_new_pre_encoded(name, raw.to_owned(), encoded),
        // A string takes everything that is written to it.
        Err(_) => HeaderValue::new(name, raw.to_owned()),
    }
}

fn looks_encoded(text: &str) -> bool {
    text.contains("=?")
}
