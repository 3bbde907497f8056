//! The matrix itself, one file for each part of the site.

mod account;
mod admission;
mod applying;
mod badge;
mod booth;
mod bridge;
mod check_in;
mod cost;
mod enquiry;
mod event;
mod generated_file;
mod grant;
mod host;
mod lead;
mod mail;
mod mailing;
mod masterclass;
mod matchmaking;
mod news;
mod open_call;
mod portal;
mod property;
mod recap;
mod registration;
mod roundtable;
mod star;
mod survey;
mod talk;
mod travel_details;
mod traveller;
mod trip;
mod visit;

use super::row::Row;

const ALL: &[&[Row]] = &[
    account::ROWS,
    admission::ROWS,
    applying::ROWS,
    badge::ROWS,
    booth::ROWS,
    bridge::ROWS,
    check_in::ROWS,
    cost::ROWS,
    enquiry::ROWS,
    event::ROWS,
    generated_file::ROWS,
    grant::ROWS,
    host::ROWS,
    lead::ROWS,
    mail::ROWS,
    mailing::ROWS,
    masterclass::ROWS,
    matchmaking::ROWS,
    news::ROWS,
    open_call::ROWS,
    portal::ROWS,
    property::ROWS,
    recap::ROWS,
    registration::ROWS,
    talk::ROWS,
    visit::ROWS,
    roundtable::ROWS,
    star::ROWS,
    survey::ROWS,
    traveller::ROWS,
    trip::ROWS,
    travel_details::ROWS,
];

/// All rows.
pub fn all() -> impl Iterator<Item = Row> {
    ALL.iter().flat_map(|part| part.iter().copied())
}

/// What the matrix does not call, and why. It may only become shorter.
pub const NOT_COVERED: &[(&str, &str)] =
    &[("/pkg/{*path}", "styles, scripts and typefaces: built in, the same for everybody, and none of them in a test")];
