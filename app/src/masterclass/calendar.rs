//! The programme for calendars: what each session says there, in both languages.

use domain::{
    calendar::{self, CalendarEntry, EntryFacts, Feed, Publish, Thing},
    db::Db,
    event::EventView,
    locale::{Locale, Text},
    masterclass::{SessionState, SessionView},
};

use super::{kind_name, language_name, words::speaker_in_short};
use crate::error::ApiError;

/// The entries of the public programme, with their numbers. Each is the same in the feed and in a single file.
///
/// # Errors
/// A failure of the database.
pub async fn published(db: &Db, event: &EventView, sessions: &[SessionView]) -> Result<Feed, ApiError> {
    let sessions: Vec<_> = sessions
        .iter()
        .map(|session| Publish {
            session: session.id,
            revision: session.revision,
            is_cancelled: session.state == SessionState::Cancelled,
            says: facts(event, session),
        })
        .collect();
    Ok(calendar::publish(db, event, &sessions).await?)
}

/// What nobody but staff may see yet: it stands in no ledger.
pub fn draft(event: &EventView, session: &SessionView) -> CalendarEntry {
    CalendarEntry {
        thing: Thing::Session(session.id),
        uid: format!("{}@draft", session.id),
        sequence: 0,
        changed_at: session.updated_at,
        is_cancelled: false,
        says: Some(facts(event, session)),
    }
}

fn facts(event: &EventView, session: &SessionView) -> EntryFacts {
    let both = |words: fn(Locale, &EventView, &SessionView) -> String| {
        Text::new(words(Locale::De, event, session), words(Locale::En, event, session))
    };
    EntryFacts {
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        title: both(title),
        description: both(description),
        place: both(place),
        event: event.slug.clone(),
        contact_name: event.contact_name.clone(),
        contact_email: event.contact_email.clone(),
        locale: None,
    }
}

fn title(l: Locale, _: &EventView, session: &SessionView) -> String {
    let title = session.title.in_(l);
    if session.state == SessionState::Cancelled { format!("{}: {title}", l.t("Abgesagt", "Cancelled")) } else { title.to_owned() }
}

fn description(l: Locale, _: &EventView, session: &SessionView) -> String {
    let mut lines = vec![format!("{} · {}", kind_name(l, session.kind), language_name(l, &session.language))];
    lines.extend(session.speakers.iter().map(speaker_in_short));
    let about = session.abstract_.in_(l);
    if !about.is_empty() {
        lines.push(String::new());
        lines.push(about.to_owned());
    }
    lines.join("\n")
}

fn place(l: Locale, event: &EventView, session: &SessionView) -> String {
    let mut parts = vec![session.stage_name.in_(l).to_owned()];
    if !event.booth_number.is_empty() {
        parts.push(format!("{} {}", l.t("Stand", "Booth"), event.booth_number));
    }
    parts.extend([event.venue.clone(), event.city.clone()]);
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}
