//! What lasts whole days, such as a fair: by the calendar of its place, whatever the reader's zone. Unlike what a ledger
//! numbers, each is one row, so that its revision is the number.

use chrono::{Days, NaiveDate};
use domain::clock::Instant;
use icalendar::{Component, Event, EventLike, EventStatus};
use site::Site;

use super::{Method, REFRESH, empty, organizer};

/// Some days in a row.
#[derive(Clone, Debug)]
pub struct WholeDays {
    /// The same for ever.
    pub uid: String,
    /// Grows with each change.
    pub revision: i64,
    pub changed_at: Instant,
    pub first: NaiveDate,
    /// The last one, which belongs to it.
    pub last: NaiveDate,
    pub title: String,
    pub description: String,
    pub place: String,
    /// The path of its page.
    pub path: String,
    /// Whom to ask, and their address; may be empty.
    pub contact: (String, String),
}

/// A calendar to subscribe to. Nobody is busy because of what stands in it.
pub fn whole_days_feed(site: &Site, name: &str, entries: &[WholeDays]) -> String {
    let mut calendar = empty(Method::Publish);
    calendar.name(name).ttl(&REFRESH);
    for entry in entries {
        calendar.push(event(site, entry));
    }
    calendar.to_string()
}

fn event(site: &Site, entry: &WholeDays) -> Event {
    let mut event = Event::new();
    event
        .uid(&entry.uid)
        .sequence(u32::try_from(entry.revision).unwrap_or(u32::MAX))
        .timestamp(entry.changed_at)
        .last_modified(entry.changed_at)
        .status(EventStatus::Confirmed)
        .starts(entry.first)
        // The first day that does not belong to it (RFC 5545, 3.6.1).
        .ends(entry.last.checked_add_days(Days::new(1)).unwrap_or(entry.last))
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
