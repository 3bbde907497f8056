//! Calendar files that hang on letters. Ids are stable, so that a later letter changes or takes back the entry of an
//! earlier one; times are UTC, which every calendar shows rightly across daylight-saving changes.

use domain::{clock, code, event::EventFacts, masterclass::SessionFacts};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use site::paths;

use crate::{
    context::{LetterContext, place, zone},
    written::Attached,
};

/// No fair lasts longer; a mistyped year must not make thousands of entries.
const LONGEST: usize = 31;

/// What a calendar does with a file. The content type says the same as METHOD in it (RFC 6047).
#[derive(Clone, Copy)]
struct Method {
    word: &'static str,
    content_type: &'static str,
}

const PUBLISH: Method = Method { word: "PUBLISH", content_type: "text/calendar; charset=utf-8; method=PUBLISH" };
const CANCEL: Method = Method { word: "CANCEL", content_type: "text/calendar; charset=utf-8; method=CANCEL" };

/// The days of an event, for a visitor's ticket: one entry each.
pub fn ticket(context: LetterContext, event: &EventFacts, ticket_code: &str) -> Attached {
    let mut calendar = empty(PUBLISH);
    let id = &code::hash(ticket_code)[..32];
    for day in event.starts_on.iter_days().take_while(|day| *day <= event.ends_on).take(LONGEST) {
        let mut entry = Event::new();
        entry
            .uid(&format!("ticket-{id}-{day}@{}", context.host()))
            .timestamp(clock::now())
            .sequence(0)
            .summary(&event.name)
            .location(&place(event))
            .url(&context.url(&paths::event(context.l, &event.slug)))
            .starts(clock::at_minute(zone(event), day, event.opens_minute))
            .ends(clock::at_minute(zone(event), day, event.closes_minute));
        calendar.push(entry.done());
    }
    file(&calendar, PUBLISH)
}

/// A session that somebody attends, or no longer does.
pub fn session(context: LetterContext, event: &EventFacts, session: &SessionFacts, cancelled: bool) -> Attached {
    let method = if cancelled { CANCEL } else { PUBLISH };
    let mut calendar = empty(method);
    let mut entry = Event::new();
    entry
        .uid(&format!("{}@{}", session.id, context.host()))
        .timestamp(clock::now())
        .sequence(u32::try_from(session.revision).unwrap_or(0))
        .status(if cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .summary(session.title.in_(context.l))
        .description(&event.name)
        .location(&[session.stage.in_(context.l), &place(event)].join(", "))
        .url(&context.url(&paths::programme(context.l, &event.slug)))
        .starts(session.starts_at)
        .ends(session.ends_at);
    calendar.push(entry.done());
    file(&calendar, method)
}

fn empty(method: Method) -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", "-//Standwerk//DE")).append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", method.word));
    calendar
}

fn file(calendar: &Calendar, method: Method) -> Attached {
    Attached {
        name: "standwerk.ics".to_owned(),
        content_type: method.content_type,
        content_id: None,
        content: calendar.to_string().into_bytes(),
    }
}
