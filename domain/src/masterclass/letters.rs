//! Letters to those who have a seat or wait for one.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

pub(super) use self::{
    holders::{SeatHolder, holder_at_session, holders_at_session, holders_of_seats},
    registered::{Registered, hold_registered},
};
use super::{
    entity::{session, stage},
    entry::{self, Entry},
    error::Error,
    state::SeatState,
};
use crate::{
    actor::Denied,
    calendar::CalendarEntry,
    choice::choice,
    clock::{self, Instant},
    db::Tx,
    event::{EventFacts, EventView},
    ids::SessionId,
    locale::Text,
    mail::{self, Letter, LetterKind, NewMail, Secret, Thread},
};

mod holders;
mod registered;

choice! {
    /// The kinds of letters of this slice.
    pub enum SeatLetterKind {
        SeatBooked = "seat_booked",
        SeatWaiting = "seat_waiting",
        SeatPromoted = "seat_promoted",
        SeatReleased = "seat_released",
        SessionChanged = "session_changed",
        SessionCancelled = "session_cancelled",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum SeatLetter {
    SeatBooked {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calendar: Vec<CalendarEntry>,
    },
    SeatWaiting {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
    },
    SeatPromoted {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calendar: Vec<CalendarEntry>,
    },
    SeatReleased {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
        /// How the session was, if the seat went because it moved to where its reader sits elsewhere.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<SessionFacts>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calendar: Vec<CalendarEntry>,
    },
    SessionChanged {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
        /// How it was; `None` where the clocks changed and not the session.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<SessionFacts>,
        /// Its reader has no seat yet.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        waiting: bool,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calendar: Vec<CalendarEntry>,
    },
    SessionCancelled {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calendar: Vec<CalendarEntry>,
    },
}

impl LetterKind for SeatLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::SeatBooked
            | Self::SeatWaiting
            | Self::SeatPromoted
            | Self::SeatReleased
            | Self::SessionChanged
            | Self::SessionCancelled => true,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            // It does not say that there is a seat; with the letter that does, its reader knows how the session is now.
            Self::SessionChanged => &["session_changed"],
            // Each says how it is now.
            Self::SeatBooked | Self::SeatWaiting | Self::SeatPromoted | Self::SeatReleased | Self::SessionCancelled => {
                &["seat_booked", "seat_waiting", "seat_promoted", "seat_released", "session_changed", "session_cancelled"]
            }
        }
    }
}

impl Letter for SeatLetter {
    type Kind = SeatLetterKind;

    fn kind(&self) -> SeatLetterKind {
        match self {
            Self::SeatBooked { .. } => SeatLetterKind::SeatBooked,
            Self::SeatWaiting { .. } => SeatLetterKind::SeatWaiting,
            Self::SeatPromoted { .. } => SeatLetterKind::SeatPromoted,
            Self::SeatReleased { .. } => SeatLetterKind::SeatReleased,
            Self::SessionChanged { .. } => SeatLetterKind::SessionChanged,
            Self::SessionCancelled { .. } => SeatLetterKind::SessionCancelled,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::SeatBooked { event: _, session: _, ticket_code, calendar: _ }
            | Self::SeatWaiting { event: _, session: _, ticket_code }
            | Self::SeatPromoted { event: _, session: _, ticket_code, calendar: _ }
            | Self::SeatReleased { event: _, session: _, ticket_code, before: _, calendar: _ }
            | Self::SessionChanged { event: _, session: _, ticket_code, before: _, waiting: _, calendar: _ }
            | Self::SessionCancelled { event: _, session: _, ticket_code, calendar: _ } => Some(Secret::Ticket(ticket_code)),
        }
    }
}

/// The session that a letter is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionFacts {
    pub id: String,
    pub title: Text,
    pub stage: Text,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// For the release before, which numbered entries by it.
    pub revision: i64,
}

impl SessionFacts {
    pub(super) fn from_row(row: &session::Model, stage: Text) -> Self {
        Self {
            id: row.id.to_string(),
            title: Text::new(&row.title_de, &row.title_en),
            stage,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            revision: row.revision,
        }
    }

    /// Whether somebody who relies on the one finds the session by the other: title, stage and time.
    pub fn leads_to_the_same(&self, other: &Self) -> bool {
        let Self { id: _, title, stage, starts_at, ends_at, revision: _ } = self;
        (title, stage) == (&other.title, &other.stage) && (starts_at, ends_at) == (&other.starts_at, &other.ends_at)
    }
}

/// What all who have a seat or wait for one are told of it.
#[derive(Clone, Copy)]
pub(super) enum Notice<'a> {
    SeatBooked,
    SeatWaiting,
    SeatPromoted,
    /// How the session was, if the seat went because it moved.
    SeatReleased(Option<&'a SessionFacts>),
    /// How it was, unless only the clocks changed.
    SessionChanged(Option<&'a SessionFacts>, SeatState),
    SessionCancelled,
}

/// The session, as letters tell of it.
pub(super) async fn session_facts(tx: &Tx, id: SessionId) -> Result<SessionFacts, Error> {
    Ok(facts_of_sessions(tx, &[id]).await?.remove(&id).ok_or(Denied::NotFound)?)
}

/// Those of these sessions that there are, as letters tell of them.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn facts_of_sessions(db: &impl ConnectionTrait, ids: &[SessionId]) -> Result<HashMap<SessionId, SessionFacts>, DbErr> {
    let found = session::Entity::find().filter(session::Column::Id.is_in(ids.iter().copied())).find_also_related(stage::Entity);
    let facts = |(row, stage): (session::Model, Option<stage::Model>)| {
        let stage = stage.map(|stage| Text::new(stage.name_de, stage.name_en)).unwrap_or_default();
        (row.id, SessionFacts::from_row(&row, stage))
    };
    Ok(found.all(db).await?.into_iter().map(facts).collect())
}

impl Notice<'_> {
    /// Whether such a letter brings the session into its reader's calendar, or takes it out of it.
    fn entry(self) -> Entry {
        match self {
            Notice::SeatWaiting | Notice::SessionChanged(_, SeatState::Waiting | SeatState::Cancelled) => Entry::None,
            Notice::SeatBooked | Notice::SeatPromoted | Notice::SessionChanged(_, SeatState::Booked) => Entry::Stands,
            Notice::SeatReleased(_) | Notice::SessionCancelled => Entry::Gone,
        }
    }
}

/// Writes the same letter to all of them.
pub(super) async fn write_to_holders(
    tx: &Tx,
    event: &EventView,
    session: &SessionFacts,
    holders: &[SeatHolder],
    notice: Notice<'_>,
) -> Result<(), Error> {
    let now = clock::now().timestamp_millis();
    let event_facts = event.facts();
    let mut entries = entry::give_entries(tx, event, session, holders, notice.entry()).await?;
    // Whoever was registered at the desk may have no mailbox.
    let mails = holders.iter().filter(|holder| !holder.email.is_empty()).map(|holder| {
        let calendar = entries.remove(&holder.badge.as_uuid()).unwrap_or_default();
        let letter = letter_about_seat(notice, event_facts.clone(), session.clone(), holder.ticket_code.clone(), calendar);
        NewMail {
            // A seat may be given back and taken again: the same letter about it is another one then.
            dedupe_key: format!("{}:{}:{now}", letter.kind(), holder.seat),
            about: Thread::Seat(holder.seat),
            useful_until: None,
            event: Some(event.id),
            to_name: holder.name.clone(),
            to_email: holder.email.clone(),
            locale: holder.locale,
            letter,
        }
    });
    mail::enqueue_all(tx, mails.collect()).await?;
    Ok(())
}

fn letter_about_seat(
    notice: Notice<'_>,
    event: EventFacts,
    session: SessionFacts,
    ticket_code: String,
    calendar: Vec<CalendarEntry>,
) -> SeatLetter {
    match notice {
        Notice::SeatBooked => SeatLetter::SeatBooked { event, session, ticket_code, calendar },
        Notice::SeatWaiting => SeatLetter::SeatWaiting { event, session, ticket_code },
        Notice::SeatPromoted => SeatLetter::SeatPromoted { event, session, ticket_code, calendar },
        Notice::SeatReleased(before) => SeatLetter::SeatReleased { event, session, ticket_code, before: before.cloned(), calendar },
        Notice::SessionChanged(before, state) => {
            let waiting = state == SeatState::Waiting;
            SeatLetter::SessionChanged { event, session, ticket_code, before: before.cloned(), waiting, calendar }
        }
        Notice::SessionCancelled => SeatLetter::SessionCancelled { event, session, ticket_code, calendar },
    }
}
