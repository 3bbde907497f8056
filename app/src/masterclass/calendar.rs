//! The programme for calendars (RFC 5545). Times are UTC, which every calendar shows rightly across changes of the
//! clocks; the ids stay, so that a changed session replaces itself.

use chrono::Duration;
use domain::{
    event::EventView,
    ids::SessionId,
    locale::Locale,
    masterclass::{SessionState, SessionView},
};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

use super::{kind_name, language_name, words::speaker_in_short};
use crate::paths;

/// One session by itself.
pub fn session_calendar(l: Locale, event: &EventView, session: &SessionView, public_url: &str) -> String {
    let mut calendar = empty();
    calendar.push(entry(l, event, session, public_url));
    calendar.to_string()
}

/// The whole programme, to subscribe to.
pub fn feed(l: Locale, event: &EventView, sessions: &[SessionView], public_url: &str) -> String {
    let mut calendar = empty();
    calendar.name(&format!("{} · {}", event.name, l.t("Programm", "Programme")));
    calendar.timezone(event.zone.name());
    calendar.ttl(&Duration::minutes(30));
    for session in sessions {
        calendar.push(entry(l, event, session, public_url));
    }
    calendar.to_string()
}

/// The id of a session in calendars: the same in the feed, in single files and in letters.
pub fn uid(session: SessionId, public_url: &str) -> String {
    let host = url::Url::parse(public_url).ok().and_then(|url| url.host_str().map(str::to_owned));
    format!("{session}@{}", host.unwrap_or_else(|| "standwerk".to_owned()))
}

fn empty() -> Calendar {
    let mut calendar = Calendar::empty();
    for property in [("VERSION", "2.0"), ("PRODID", "-//Standwerk//DE"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")] {
        calendar.append_property(property);
    }
    calendar
}

fn entry(l: Locale, event: &EventView, session: &SessionView, public_url: &str) -> Event {
    let cancelled = session.state == SessionState::Cancelled;
    let title = session.title.in_(l);
    let mut entry = Event::new();
    entry
        .uid(&uid(session.id, public_url))
        .sequence(u32::try_from(session.revision).unwrap_or(0))
        .timestamp(session.updated_at)
        .last_modified(session.updated_at)
        .status(if cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .summary(&if cancelled { format!("{}: {title}", l.t("Abgesagt", "Cancelled")) } else { title.to_owned() })
        .description(&description(l, session))
        .location(&location(l, event, session))
        .url(&format!("{public_url}{}", paths::session(l, &event.slug, session.id)))
        .starts(session.starts_at)
        .ends(session.ends_at);
    entry.done()
}

fn description(l: Locale, session: &SessionView) -> String {
    let mut lines = vec![format!("{} · {}", kind_name(l, session.kind), language_name(l, &session.language))];
    lines.extend(session.speakers.iter().map(speaker_in_short));
    let about = session.abstract_.in_(l);
    if !about.is_empty() {
        lines.push(String::new());
        lines.push(about.to_owned());
    }
    lines.join("\n")
}

fn location(l: Locale, event: &EventView, session: &SessionView) -> String {
    let mut parts = vec![session.stage_name.in_(l).to_owned()];
    if !event.booth_number.is_empty() {
        parts.push(format!("{} {}", l.t("Stand", "Booth"), event.booth_number));
    }
    parts.extend([event.venue.clone(), event.city.clone()]);
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

#[cfg(test)]
mod tests;
