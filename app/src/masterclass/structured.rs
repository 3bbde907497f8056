//! Sessions for machines (schema.org/Event).

use chrono::SecondsFormat;
use domain::{
    clock::Instant,
    event::EventView,
    locale::Locale,
    masterclass::{SessionState, SessionView, SpeakerView},
};
use serde_json::{Value, json};

use crate::{event::structured, markdown, paths};

/// What stands beneath the title of a shared link.
pub fn excerpt(l: Locale, session: &SessionView) -> String {
    markdown::excerpt(session.abstract_.in_(l), 160)
}

/// One session, with the event that it is part of.
pub fn session(l: Locale, public_url: &str, event: &EventView, session: &SessionView) -> Value {
    let mut facts = in_short(l, public_url, event, session);
    facts["@context"] = json!("https://schema.org");
    facts["description"] = json!(excerpt(l, session));
    facts["inLanguage"] = json!(session.language);
    facts["superEvent"] = json!({
        "@type": "Event",
        "name": event.name,
        "startDate": event.starts_on,
        "endDate": event.ends_on,
        "location": structured::place(event, None),
        "url": format!("{public_url}{}", paths::event(l, &event.slug)),
    });
    facts["organizer"] = match &session.host {
        Some(host) => {
            json!({ "@type": "Organization", "name": host.name, "url": format!("{public_url}{}", paths::exhibitor(l, &event.slug, &host.slug)) })
        }
        None => structured::organizer(l, public_url, event),
    };
    if !session.speakers.is_empty() {
        facts["performer"] = session.speakers.iter().map(person).collect();
    }
    if session.seat_limit > 0 {
        facts["maximumAttendeeCapacity"] = json!(session.seat_limit);
        facts["remainingAttendeeCapacity"] = json!(session.free_seats());
    }
    facts
}

/// The event with all its sessions.
pub fn programme(l: Locale, public_url: &str, event: &EventView, described: &str, sessions: &[SessionView]) -> Value {
    let mut facts = structured::facts(l, public_url, event, described);
    facts["subEvent"] = sessions.iter().map(|session| in_short(l, public_url, event, session)).collect();
    facts
}

fn in_short(l: Locale, public_url: &str, event: &EventView, session: &SessionView) -> Value {
    let at = |time: Instant| time.with_timezone(&event.zone).to_rfc3339_opts(SecondsFormat::Secs, false);
    let status = if session.state == SessionState::Cancelled { "EventCancelled" } else { "EventScheduled" };
    json!({
        "@type": "Event",
        "name": session.title.in_(l),
        "startDate": at(session.starts_at),
        "endDate": at(session.ends_at),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": format!("https://schema.org/{status}"),
        "location": structured::place(event, Some(session.stage_name.in_(l))),
        "url": format!("{public_url}{}", paths::session(l, &event.slug, session.id)),
    })
}

fn person(speaker: &SpeakerView) -> Value {
    let mut person = json!({ "@type": "Person", "name": speaker.name });
    if !speaker.job_title.is_empty() {
        person["jobTitle"] = json!(speaker.job_title);
    }
    if !speaker.organisation.is_empty() {
        person["worksFor"] = json!({ "@type": "Organization", "name": speaker.organisation });
    }
    person
}
