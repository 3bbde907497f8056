//! The outbox.

use crate::authorisation::{
    callers::ORGANISERS,
    row::{Row, file, form, page},
};

pub const ROWS: &[Row] = &[
    form("mail/resend", "mail={mail}").by(ORGANISERS).changes("audit mail"),
    form("mail/resend-parked", "").by(ORGANISERS).changes("audit mail"),
    page("/{locale}/organise/mail", "/de/organise/mail").by(ORGANISERS).shows("vera@visitor.example"),
    page("/{locale}/organise/mail/{mail}", "/de/organise/mail/{mail}").by(ORGANISERS).shows("vera@visitor.example"),
    page("/{locale}/organise/events/{event}/mail", "/de/organise/events/fair/mail").by(ORGANISERS).shows("vera@visitor.example"),
    file("/organise/mail/{file}", "/organise/mail/{mail}.html").by(ORGANISERS).shows("Messe fair"),
];
