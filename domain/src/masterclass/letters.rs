//! Letters to those who have a seat or wait for one.

use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};
use serde::{Deserialize, Serialize};

use super::{
    entity::{seat, session, stage},
    entry,
    error::Error,
    state::SeatState,
};
use crate::{
    actor::Denied,
    badge,
    calendar::CalendarEntry,
    choice::choice,
    clock::{self, Instant},
    db::Tx,
    event::{EventFacts, EventView},
    ids::{BadgeId, SeatId, SessionId},
    locale::{Locale, Text},
    mail::{self, Letter, LetterKind, NewMail, Secret, Thread},
    registration::entity::registration,
};

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
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calendar: Vec<CalendarEntry>,
    },
    SessionChanged {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
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
            // Each says how it is now.
            Self::SeatBooked
            | Self::SeatWaiting
            | Self::SeatPromoted
            | Self::SeatReleased
            | Self::SessionChanged
            | Self::SessionCancelled => {
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
            | Self::SeatReleased { event: _, session: _, ticket_code, calendar: _ }
            | Self::SessionChanged { event: _, session: _, ticket_code, calendar: _ }
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

/// Somebody who has a seat or waits for one, as a letter needs them.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct SeatHolder {
    pub seat: SeatId,
    pub badge: BadgeId,
    pub name: String,
    pub email: String,
    pub locale: Locale,
    pub ticket_code: String,
}

/// The session, as letters tell of it.
pub(super) async fn session_facts(tx: &Tx, id: SessionId) -> Result<SessionFacts, Error> {
    let (row, stage) = session::Entity::find_by_id(id).find_also_related(stage::Entity).one(tx).await?.ok_or(Denied::NotFound)?;
    let stage = stage.map(|stage| Text::new(stage.name_de, stage.name_en)).unwrap_or_default();
    Ok(SessionFacts {
        id: row.id.to_string(),
        title: Text::new(row.title_de, row.title_en),
        stage,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        revision: row.revision,
    })
}

/// Everybody whose seat at a session is in one of these states, first come first.
pub(super) async fn holders_at_session(tx: &Tx, id: SessionId, states: &[SeatState]) -> Result<Vec<SeatHolder>, Error> {
    let rows = select_holders().filter(seat::Column::SessionId.eq(id)).filter(seat::Column::State.is_in(states.iter().copied()));
    Ok(rows.order_by_asc(seat::Column::AskedAt).order_by_asc(seat::Column::Id).into_model().all(tx).await?)
}

/// The holders of these seats.
pub(super) async fn holders_of_seats(tx: &Tx, seats: &[SeatId]) -> Result<Vec<SeatHolder>, Error> {
    Ok(select_holders().filter(seat::Column::Id.is_in(seats.iter().copied())).into_model().all(tx).await?)
}

fn select_holders() -> sea_orm::Select<seat::Entity> {
    seat::Entity::find()
        .select_only()
        .column_as(seat::Column::Id, "seat")
        .column_as(registration::Column::BadgeId, "badge")
        .column_as(registration::Column::Name, "name")
        .column_as(registration::Column::Email, "email")
        .column_as(registration::Column::Locale, "locale")
        .column_as(badge::entity::Column::TicketCode, "ticket_code")
        .join(JoinType::InnerJoin, seat::Relation::Registration.def())
        .join(JoinType::InnerJoin, registration::Relation::Badge.def())
        .filter(registration::Column::ErasedAt.is_null())
}

/// Writes the same letter to all of them.
pub(super) async fn write_to_holders(
    tx: &Tx,
    event: &EventView,
    session: &SessionFacts,
    holders: &[SeatHolder],
    kind: SeatLetterKind,
) -> Result<(), Error> {
    let now = clock::now().timestamp_millis();
    let event_facts = event.facts();
    let mut entries = entry::give_entries(tx, event, session, holders, kind).await?;
    // Whoever was registered at the desk may have no mailbox.
    let mails = holders.iter().filter(|holder| !holder.email.is_empty()).map(|holder| {
        let calendar = entries.remove(&holder.badge.as_uuid()).unwrap_or_default();
        let letter = letter_about_seat(kind, event_facts.clone(), session.clone(), holder.ticket_code.clone(), calendar);
        NewMail {
            // A seat may be given back and taken again: the same letter about it is another one then.
            dedupe_key: format!("{kind}:{}:{now}", holder.seat),
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
    kind: SeatLetterKind,
    event: EventFacts,
    session: SessionFacts,
    ticket_code: String,
    calendar: Vec<CalendarEntry>,
) -> SeatLetter {
    match kind {
        SeatLetterKind::SeatBooked => SeatLetter::SeatBooked { event, session, ticket_code, calendar },
        SeatLetterKind::SeatWaiting => SeatLetter::SeatWaiting { event, session, ticket_code },
        SeatLetterKind::SeatPromoted => SeatLetter::SeatPromoted { event, session, ticket_code, calendar },
        SeatLetterKind::SeatReleased => SeatLetter::SeatReleased { event, session, ticket_code, calendar },
        SeatLetterKind::SessionChanged => SeatLetter::SessionChanged { event, session, ticket_code, calendar },
        SeatLetterKind::SessionCancelled => SeatLetter::SessionCancelled { event, session, ticket_code, calendar },
    }
}
