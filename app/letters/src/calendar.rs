//! Entries as calendar files (RFC 5545, 5546, 6047). Which there are, under which ids and numbers, the domain has noted
//! (`domain::calendar`); here they are written down. Times are UTC, which every calendar shows rightly across changes of
//! the clocks, and which none can mistake for a zone of its own.

use chrono::Duration;
use domain::{
    calendar::{CalendarEntry, EntryFacts, Thing},
    clock::Tz,
    locale::Locale,
};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use site::{Site, paths};

use crate::{context::LetterContext, written::Attached};

mod announced;

pub use announced::{Announced, Lasts, announced_feed};

/// How often whoever subscribes may ask again.
const REFRESH: Duration = Duration::minutes(30);

/// What a calendar does with a file. The content type says the same as METHOD in it (RFC 6047).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    Publish,
    Cancel,
}

impl Method {
    fn word(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Cancel => "CANCEL",
        }
    }
}

/// The type of a file that `calendar_file` and `feed` write.
pub const CONTENT_TYPE: &str = "text/calendar; charset=utf-8; method=PUBLISH";
const CANCEL_TYPE: &str = "text/calendar; charset=utf-8; method=CANCEL";

/// What hangs on a letter. Where everything is over, a cancellation for each entry, because one such file is about one id
/// (RFC 5546, 3.2.5); else one file with all of them, and what is gone among them says so.
pub(crate) fn attached(context: LetterContext, entries: &[CalendarEntry]) -> Vec<Attached> {
    let (l, site) = (context.l, context.site);
    if entries.iter().any(|entry| !entry.is_cancelled) {
        return vec![file("standwerk.ics", CONTENT_TYPE, calendar_file(l, site, entries))];
    }
    let cancellation = |(number, entry): (usize, &CalendarEntry)| {
        let mut calendar = empty(Method::Cancel);
        let mut event = event(l, site, entry);
        // Who no longer takes part: without it no calendar knows whom the cancellation is for.
        event.append_multi_property(Property::new("ATTENDEE", format!("mailto:{}", context.to_email)));
        calendar.push(event.done());
        let name = if entries.len() == 1 { "standwerk.ics".to_owned() } else { format!("standwerk-{}.ics", number + 1) };
        file(&name, CANCEL_TYPE, calendar.to_string())
    };
    entries.iter().enumerate().map(cancellation).collect()
}

/// A file to take along, in this language.
pub fn calendar_file(l: Locale, site: &Site, entries: &[CalendarEntry]) -> String {
    let mut calendar = empty(Method::Publish);
    for entry in entries {
        calendar.push(event(l, site, entry).done());
    }
    calendar.to_string()
}

/// A calendar to subscribe to, in this language.
pub fn feed(l: Locale, site: &Site, name: &str, zone: Tz, entries: &[CalendarEntry]) -> String {
    let mut calendar = empty(Method::Publish);
    calendar.name(name).timezone(zone.name()).ttl(&REFRESH);
    for entry in entries {
        calendar.push(event(l, site, entry).done());
    }
    calendar.to_string()
}

fn empty(method: Method) -> Calendar {
    let mut calendar = Calendar::empty();
    for property in [("VERSION", "2.0"), ("PRODID", "-//Standwerk//DE"), ("CALSCALE", "GREGORIAN"), ("METHOD", method.word())] {
        calendar.append_property(property);
    }
    calendar
}

fn file(name: &str, content_type: &'static str, text: String) -> Attached {
    Attached { name: name.to_owned(), content_type, content_id: None, content: text.into_bytes() }
}

fn event(l: Locale, site: &Site, entry: &CalendarEntry) -> Event {
    let mut event = Event::new();
    event
        .uid(&entry.uid)
        .sequence(u32::try_from(entry.sequence).unwrap_or(u32::MAX))
        .timestamp(entry.changed_at)
        .last_modified(entry.changed_at)
        .status(if entry.is_cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .append_property(organizer(site, entry.says.as_ref().map(|says| (says.contact_name.as_str(), says.contact_email.as_str()))))
        .append_property(("TRANSP", transparency(entry.thing)));
    match (&entry.says, entry.thing) {
        (Some(says), thing) => {
            event.starts(says.starts_at).ends(says.ends_at);
            write_facts(&mut event, says.locale.unwrap_or(l), site, thing, says);
        }
        (None, Thing::Day(day)) => {
            event.all_day(day);
        }
        (None, Thing::Session(_) | Thing::Meeting(_) | Thing::TripItem(_)) => {}
    }
    event
}

/// A ticket keeps nobody from another appointment; a seat does.
fn transparency(thing: Thing) -> &'static str {
    match thing {
        Thing::Day(_) => "TRANSPARENT",
        Thing::Session(_) | Thing::Meeting(_) | Thing::TripItem(_) => "OPAQUE",
    }
}

fn write_facts(event: &mut Event, l: Locale, site: &Site, thing: Thing, says: &EntryFacts) {
    event.summary(says.title.in_(l)).location(says.place.in_(l));
    let description = says.description.in_(l);
    if !description.is_empty() {
        event.description(description);
    }
    // Not part of what the ledger compares: it follows the address of the site.
    let path = match thing {
        Thing::Day(_) => paths::event(l, &says.event),
        // Meetings outside any event have no page of their own that everybody may see.
        Thing::Meeting(_) if says.event.is_empty() => paths::bridges(l),
        // Not the own page: its address is a secret, and calendars are shared.
        Thing::Meeting(_) => paths::event_meetings(l, &says.event),
        Thing::Session(session) => paths::session(l, &says.event, session),
        Thing::TripItem(_) => paths::trip(l, &says.event),
    };
    event.url(&format!("{}{path}", site.public_url));
}

/// Whom to ask: the contact of the event, else the agency (RFC 5546 wants somebody).
fn organizer(site: &Site, contact: Option<(&str, &str)>) -> Property {
    let (name, email) = contact.filter(|(_, email)| !email.is_empty()).unwrap_or((&site.agency.name, &site.agency.email));
    let mut organizer = match email {
        "" => Property::new("ORGANIZER", format!("mailto:noreply@{}", site.host())),
        email => Property::new("ORGANIZER", format!("mailto:{email}")),
    };
    // No parameter may hold these (RFC 5545, 3.1).
    let name: String = name.chars().filter(|letter| *letter != '"' && !letter.is_control()).collect();
    if !name.is_empty() {
        organizer.add_parameter("CN", &name);
    }
    organizer.done()
}

#[cfg(test)]
mod tests;
