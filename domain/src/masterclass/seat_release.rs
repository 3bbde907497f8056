//! Seats that are set free, or lost because their session moves.

use std::collections::HashSet;

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{
    entity::{seat, session},
    error::Error,
    letters::{self, Notice, SessionFacts},
    state::SeatState,
    tick,
    visitor_ticks::{claim_visitor_ticks, release_visitor_ticks},
    waiting_list::promote_waiting,
};
use crate::{
    clock,
    db::Tx,
    event::{self, EventView},
    ids::{RegistrationId, SeatId, SessionId},
    timetable::{self, Holder},
};

/// Seats per statement.
const CHUNK: usize = 2000;

/// Frees `seats` of a session.
pub(super) async fn free_seats(tx: &Tx, id: SessionId, seats: usize) -> Result<(), Error> {
    let seats = i32::try_from(seats).unwrap_or(i32::MAX);
    session::Entity::update_many()
        .col_expr(session::Column::SeatsTaken, Expr::col(session::Column::SeatsTaken).sub(seats))
        .filter(session::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends the seats and places on a waiting list that fulfil `which`; answers how many.
pub(super) async fn end_seats(tx: &Tx, which: Expr) -> Result<usize, Error> {
    let updated = seat::Entity::update_many()
        .col_expr(seat::Column::State, Expr::value(SeatState::Cancelled))
        .col_expr(seat::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(which)
        .filter(seat::Column::State.ne(SeatState::Cancelled))
        .exec(tx)
        .await?;
    Ok(usize::try_from(updated.rows_affected).unwrap_or(usize::MAX))
}

/// After a session was moved: its seats move with it; answers those that do. Who sits elsewhere at the new time loses the
/// seat and hears of it; `before` is how the session was, if that shall be told.
pub(super) async fn move_seats_with_session(
    tx: &Tx,
    event: &EventView,
    id: SessionId,
    before: Option<&SessionFacts>,
) -> Result<Vec<SeatId>, Error> {
    let Some(row) = session::Entity::find_by_id(id).one(tx).await? else { return Ok(Vec::new()) };
    let booked = seats_in_state(tx, id, SeatState::Booked).await?;
    let visitors: Vec<_> = booked.iter().map(|(_, visitor)| *visitor).collect();
    release_visitor_ticks(tx, id, &visitors).await?;
    let seated = claim_visitor_ticks(tx, id, &visitors, tick::between(row.starts_at, row.ends_at)).await?;
    let facts = letters::session_facts(tx, id).await?;
    let (stay, go): (Vec<_>, Vec<_>) = booked.into_iter().partition(|(_, visitor)| seated.contains(visitor));
    let go: Vec<SeatId> = go.into_iter().map(|(seat, _)| seat).collect();
    for chunk in go.chunks(CHUNK) {
        end_seats(tx, seat::Column::Id.is_in(chunk.iter().copied())).await?;
        free_seats(tx, id, chunk.len()).await?;
        let holders = letters::holders_of_seats(tx, chunk).await?;
        letters::write_to_holders(tx, event, &facts, &holders, Notice::SeatReleased(before)).await?;
    }
    Ok(stay.into_iter().map(|(seat, _)| seat).collect())
}

/// The seats of a session that are in this state, and whose they are.
pub(super) async fn seats_in_state(tx: &Tx, id: SessionId, state: SeatState) -> Result<Vec<(SeatId, RegistrationId)>, Error> {
    let seats = seat::Entity::find()
        .select_only()
        .column(seat::Column::Id)
        .column(seat::Column::RegistrationId)
        .filter(seat::Column::SessionId.eq(id))
        .filter(seat::Column::State.eq(state))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(seats)
}

/// Sets free everything that a registration has in sessions that are not over: seats and places on waiting lists. The first
/// who wait get the seats. Who sat in a session that is over stays on record.
/// For whoever cancels or erases a registration, in that transaction, after its state was written.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn release_seats(tx: &Tx, registration: RegistrationId) -> Result<(), DbErr> {
    release_seats_and_promote(tx, registration).await.map_err(|error| match error {
        Error::Db(error) => error,
        other => DbErr::Custom(other.to_string()),
    })
}

async fn release_seats_and_promote(tx: &Tx, registration: RegistrationId) -> Result<(), Error> {
    let live =
        || seat::Entity::find().filter(seat::Column::RegistrationId.eq(registration)).filter(seat::Column::State.ne(SeatState::Cancelled));
    let touched = live().select_only().column(seat::Column::SessionId).into_query();
    // All rows first, in one order; what was promoted meanwhile is seen afterwards.
    let sessions = session::Entity::find()
        .filter(session::Column::Id.in_subquery(touched))
        .filter(session::Column::EndsAt.gt(clock::now()))
        .order_by_asc(session::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    let booked: HashSet<SessionId> =
        live().all(tx).await?.into_iter().filter(|seat| seat.state == SeatState::Booked).map(|seat| seat.session_id).collect();
    let to_come = seat::Column::SessionId.is_in(sessions.iter().map(|row| row.id));
    end_seats(tx, seat::Column::RegistrationId.eq(registration).and(to_come)).await?;
    timetable::release_holder(tx, Holder::Registration(registration)).await?;
    // A person sits in one session at a time: these are as many as fit into the days of the event.
    for row in sessions.iter().filter(|row| booked.contains(&row.id)) {
        free_seats(tx, row.id, 1).await?;
        let event = event::within(tx, row.event_id).await?;
        promote_waiting(tx, &event, row.id).await?;
    }
    Ok(())
}
