//! The waiting list of a session: who is first on it gets the seat that becomes free.

use std::ops::Range;

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::{
    SeatAction, SeatField,
    entity::{seat, session},
    error::Error,
    letters::{self, Notice},
    state::{SeatState, SessionState},
    tick,
    visitor_ticks::claim_visitor_ticks,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    clock,
    db::Tx,
    event::EventView,
    ids::{RegistrationId, SeatId, SessionId},
    matchmaking, timetable,
};

/// Promotions per round.
const BATCH: usize = 50;

/// Gives free seats to the first on the waiting list who do not sit elsewhere then, and tells them.
pub(super) async fn promote_waiting(tx: &Tx, event: &EventView, id: SessionId) -> Result<(), Error> {
    // Whoever has no time for the way to a meeting waits on, and those behind them come first.
    let mut passed_over: Vec<SeatId> = Vec::new();
    loop {
        let Some(row) = session::Entity::find_by_id(id).one(tx).await? else { return Ok(()) };
        let free = usize::try_from(row.seat_limit - row.seats_taken).unwrap_or(0).min(BATCH);
        if row.state != SessionState::Published || row.starts_at <= clock::now() || free == 0 {
            return Ok(());
        }
        let ticks = tick::between(row.starts_at, row.ends_at);
        let next = first_waiting(tx, id, &ticks, free, &passed_over).await?;
        let visitors: Vec<_> = next.iter().map(|(_, visitor)| *visitor).collect();
        let too_near = matchmaking::too_near(tx, &visitors, &ticks).await?;
        let (near, next): (Vec<_>, Vec<_>) = next.into_iter().partition(|(_, visitor)| too_near.contains(visitor));
        passed_over.extend(near.iter().map(|(seat, _)| *seat));
        let visitors: Vec<_> = next.iter().map(|(_, visitor)| *visitor).collect();
        let seated = claim_visitor_ticks(tx, id, &visitors, ticks).await?;
        let seats: Vec<SeatId> = next.into_iter().filter(|(_, visitor)| seated.contains(visitor)).map(|(seat, _)| seat).collect();
        if seats.is_empty() && !near.is_empty() {
            continue;
        }
        if seats.is_empty() {
            return Ok(());
        }
        let promoted = book_waiting_seats(tx, &seats).await?;
        take_free_seats(tx, id, promoted).await?;
        for seat in &seats {
            let entry = AuditEntry::of(SeatAction::Promoted, *seat).at(event.id).with(SeatField::Session, id.to_string());
            audit::record(tx, &Actor::System, entry).await?;
        }
        let holders = letters::holders_of_seats(tx, &seats).await?;
        letters::write_to_holders(tx, event, &letters::session_facts(tx, id).await?, &holders, Notice::SeatPromoted).await?;
    }
}

/// After time was freed: whoever was passed over in these sessions, because they sat elsewhere, may now have a seat.
pub(super) async fn promote_waiting_in_all(tx: &Tx, event: &EventView, sessions: &[SessionId]) -> Result<(), Error> {
    for id in sessions {
        promote_waiting(tx, event, *id).await?;
    }
    Ok(())
}

/// The first `most` who wait and do not sit elsewhere then, without those who were passed over.
async fn first_waiting(
    tx: &Tx,
    id: SessionId,
    ticks: &Range<i64>,
    most: usize,
    passed_over: &[SeatId],
) -> Result<Vec<(SeatId, RegistrationId)>, Error> {
    let next = seat::Entity::find()
        .select_only()
        .column(seat::Column::Id)
        .column(seat::Column::RegistrationId)
        .filter(seat::Column::SessionId.eq(id))
        .filter(seat::Column::State.eq(SeatState::Waiting))
        .filter(seat::Column::Id.is_not_in(passed_over.iter().copied()))
        .filter(timetable::is_bound(seat::Column::RegistrationId.into_expr(), ticks).not())
        .order_by_asc(seat::Column::AskedAt)
        .order_by_asc(seat::Column::Id)
        .limit(most as u64)
        .into_tuple()
        .all(tx)
        .await?;
    Ok(next)
}

/// Turns places on the waiting list into seats; answers how many.
async fn book_waiting_seats(tx: &Tx, seats: &[SeatId]) -> Result<u64, Error> {
    let updated = seat::Entity::update_many()
        .col_expr(seat::Column::State, Expr::value(SeatState::Booked))
        .col_expr(seat::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(seat::Column::Id.is_in(seats.iter().copied()))
        .filter(seat::Column::State.eq(SeatState::Waiting))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected)
}

/// Takes `seats` free seats of a session, all or none.
async fn take_free_seats(tx: &Tx, id: SessionId, seats: u64) -> Result<(), Error> {
    let seats = i32::try_from(seats).unwrap_or(i32::MAX);
    let updated = session::Entity::update_many()
        .col_expr(session::Column::SeatsTaken, Expr::col(session::Column::SeatsTaken).add(seats))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::State.eq(SessionState::Published))
        .filter(Expr::col(session::Column::SeatsTaken).add(seats).lte(Expr::col(session::Column::SeatLimit)))
        .exec(tx)
        .await?;
    if updated.rows_affected == 1 { Ok(()) } else { Err(Error::Full) }
}
