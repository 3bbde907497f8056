//! The days of an event for a visitor's calendar. The ids are those of the file in the ticket's letter, so that whoever
//! takes both has each day once; times are UTC, which every calendar shows rightly across daylight-saving changes.

use domain::{clock, code, event::EventView, locale::Locale, registration::RegistrationState};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

use crate::{ctx::Site, paths};

/// No event lasts longer; a mistyped year must not make thousands of entries.
const LONGEST: usize = 31;

/// One entry for each day; cancelled ones where the registration is.
pub fn ticket(l: Locale, event: &EventView, ticket_code: &str, state: RegistrationState, site: &Site) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", "-//Standwerk//DE")).append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    let id = &code::hash(ticket_code)[..32];
    let status = if state == RegistrationState::Cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed };
    for day in event.starts_on.iter_days().take_while(|day| *day <= event.ends_on).take(LONGEST) {
        let mut entry = Event::new();
        entry
            .uid(&format!("ticket-{id}-{day}@{}", host(site)))
            .timestamp(clock::now())
            .sequence(u32::try_from(event.revision).unwrap_or(0))
            .status(status)
            .summary(&event.name)
            .location(&place(l, event))
            .url(&format!("{}{}", site.public_url, paths::event(l, &event.slug)))
            .starts(clock::at_minute(event.zone, day, event.opens_minute))
            .ends(clock::at_minute(event.zone, day, event.closes_minute));
        calendar.push(entry.done());
    }
    calendar.to_string()
}

/// Venue, hall, booth and town, as far as they are known.
pub(super) fn place(l: Locale, event: &EventView) -> String {
    let named = |word: &str, value: &str| if value.is_empty() { String::new() } else { format!("{word} {value}") };
    let parts = [
        event.venue.clone(),
        named(l.t("Halle", "Hall"), &event.hall),
        named(l.t("Stand", "Stand"), &event.booth_number),
        event.city.clone(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn host(site: &Site) -> String {
    url::Url::parse(&site.public_url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_else(|| "standwerk".to_owned())
}
