//! Letters to those who have a seat or wait for one.

use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};

use super::{
    entity::{seat, session, stage},
    error::Error,
    state::SeatState,
};
use crate::{
    actor::Denied,
    badge, clock,
    db::Tx,
    event::EventView,
    ids::{SeatId, SessionId},
    locale::{Locale, Text},
    mail::{self, EventFacts, Letter, NewMail, SessionFacts},
    registration::entity::registration,
};

/// What is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    Booked,
    Waiting,
    Promoted,
    Released,
    Changed,
    Cancelled,
}

/// Somebody who has a seat or waits for one, as a letter needs them.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct SeatHolder {
    pub seat: SeatId,
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
    notice: Notice,
) -> Result<(), Error> {
    let now = clock::now().timestamp_millis();
    let event_facts = event.facts();
    let mails = holders.iter().map(|holder| {
        let letter = letter_about_seat(notice, event_facts.clone(), session.clone(), holder.ticket_code.clone());
        NewMail {
            // A seat may be given back and taken again: the same letter about it is another one then.
            dedupe_key: format!("{}:{}:{now}", letter.kind(), holder.seat),
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

fn letter_about_seat(notice: Notice, event: EventFacts, session: SessionFacts, ticket_code: String) -> Letter {
    match notice {
        Notice::Booked => Letter::SeatBooked { event, session, ticket_code },
        Notice::Waiting => Letter::SeatWaiting { event, session, ticket_code },
        Notice::Promoted => Letter::SeatPromoted { event, session, ticket_code },
        Notice::Released => Letter::SeatReleased { event, session, ticket_code },
        Notice::Changed => Letter::SessionChanged { event, session, ticket_code },
        Notice::Cancelled => Letter::SessionCancelled { event, session, ticket_code },
    }
}
