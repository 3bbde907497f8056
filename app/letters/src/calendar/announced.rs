//! What is announced to everybody: a fair lasts whole days, by the calendar of its place, whatever the reader's zone; a talk
//! has its hours. Unlike what a ledger numbers, what is said of it comes with a number that grows with each change.

use chrono::{Days, NaiveDate};
use domain::clock::Instant;
use icalendar::{Component, Event, EventLike, EventStatus};
use site::Site;

use super::{Method, REFRESH, empty, organizer};

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasts {
    /// From the first day to the last one, which belongs to it.
    Days(NaiveDate, NaiveDate),
    /// From its beginning to its end.
    Hours(Instant, Instant),
}

/// Something that is announced.
#[derive(Clone, Debug)]
pub struct Announced {
    /// The same for ever.
    pub uid: String,
    /// Grows with each change.
    pub revision: i64,
    pub changed_at: Instant,
    pub lasts: Lasts,
    pub title: String,
    pub description: String,
    pub place: String,
    /// The path of its page.
    pub path: String,
    /// Whom to ask, and their address; may be empty.
    pub contact: (String, String),
}

/// A calendar to subscribe to. Nobody is busy because of what stands in it.
pub fn announced_feed(site: &Site, name: &str, entries: &[Announced]) -> String {
    let mut calendar = empty(Method::Publish);
    calendar.name(name).ttl(&REFRESH);
    for entry in entries {
        calendar.push(event(site, entry));
    }
    calendar.to_string()
}

fn event(site: &Site, entry: &Announced) -> Event {
    let mut event = Event::new();
    match entry.lasts {
        // The end is the first day that does not belong to it (RFC 5545, 3.6.1).
        Lasts::Days(first, last) => event.starts(first).ends(last.checked_add_days(Days::new(1)).unwrap_or(last)),
        Lasts::Hours(starts_at, ends_at) => event.starts(starts_at).ends(ends_at),
    };
    event
        .uid(&entry.uid)
        .sequence(u32::try_from(entry.revision).unwrap_or(u32::MAX))
        .timestamp(entry.changed_at)
        .last_modified(entry.changed_at)
        .status(EventStatus::Confirmed)
        .summary(&entry.title)
        .location(&entry.place)
        .url(&format!("{}{}", site.public_url, entry.path))
        .append_property(organizer(site, Some((entry.contact.0.as_str(), entry.contact.1.as_str()))))
        .append_property(("TRANSP", "TRANSPARENT"));
    if !entry.description.is_empty() {
        event.description(&entry.description);
    }
    event.done()
}
