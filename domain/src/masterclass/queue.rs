//! Seats that change hands: promotion from the queue, seats that follow a moved session, and seats set free.
//! Whoever changes the seats of a session holds its row first (`lock`, or the UPDATE that claims a seat).

use std::{collections::HashSet, ops::Range};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, TryInsertResult,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{
    Error, SeatState, SessionState,
    entity::{seat, seat_tick, session},
    letters::{self, Notice},
    tick,
};
use crate::{
    clock,
    db::Tx,
    event::{self, EventView},
    ids::{RegistrationId, SeatId, SessionId},
};

/// Promotions per round, and visitors per statement.
const BATCH: usize = 50;
/// Rows per statement; SQLite takes 32,766 values in one.
const CHUNK: usize = 2000;

/// The session's row, held until the transaction ends. The lock does not bar foreign keys; SQLite has one writer anyway.
pub(super) async fn lock(tx: &Tx, id: SessionId) -> Result<Option<session::Model>, Error> {
    Ok(session::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?)
}

/// The session's row and every session that takes place meanwhile, held until the transaction ends: time that is freed
/// in the one gives seats in the others. All in one order, so that two transactions never wait for each other.
pub(super) async fn lock_around(tx: &Tx, id: SessionId) -> Result<Option<(session::Model, Vec<SessionId>)>, Error> {
    loop {
        let Some(seen) = session::Entity::find_by_id(id).one(tx).await? else { return Ok(None) };
        let meanwhile = Condition::all()
            .add(session::Column::EventId.eq(seen.event_id))
            .add(session::Column::State.eq(SessionState::Published))
            .add(session::Column::StartsAt.lt(seen.ends_at))
            .add(session::Column::EndsAt.gt(seen.starts_at));
        let rows = session::Entity::find()
            .filter(Condition::any().add(session::Column::Id.eq(id)).add(meanwhile))
            .order_by_asc(session::Column::Id)
            .lock(LockType::NoKeyUpdate)
            .all(tx)
            .await?;
        let others = rows.iter().map(|row| row.id).filter(|other| *other != id).collect();
        // Moved before it could be held: then others take place meanwhile.
        let held = rows.into_iter().find(|row| row.id == id);
        if let Some(row) = held.filter(|row| (row.starts_at, row.ends_at) == (seen.starts_at, seen.ends_at)) {
            return Ok(Some((row, others)));
        }
    }
}

/// How many rows an insert that skips conflicts has written.
pub(super) fn rows(result: &TryInsertResult<u64>) -> usize {
    match result {
        TryInsertResult::Inserted(rows) => usize::try_from(*rows).unwrap_or(usize::MAX),
        TryInsertResult::Empty | TryInsertResult::Conflicted => 0,
    }
}

/// Takes the steps of a session for visitors. Who sits elsewhere then gets none of them; answers who has got all.
pub(super) async fn take_steps(
    tx: &Tx,
    id: SessionId,
    visitors: &[RegistrationId],
    steps: Range<i64>,
) -> Result<HashSet<RegistrationId>, Error> {
    // One order for everybody, so that two transactions never wait for each other.
    let mut visitors = visitors.to_vec();
    visitors.sort_unstable();
    let wanted: Vec<_> = visitors.iter().flat_map(|visitor| steps.clone().map(move |step| (*visitor, step))).collect();
    let unique = [seat_tick::Column::RegistrationId, seat_tick::Column::Tick];
    let mut written = 0;
    for chunk in wanted.chunks(CHUNK) {
        let models = chunk.iter().map(|(visitor, step)| seat_tick::ActiveModel {
            registration_id: Set(*visitor),
            tick: Set(*step),
            session_id: Set(id),
        });
        written += rows(&seat_tick::Entity::insert_many(models).on_conflict_do_nothing_on(unique).exec_without_returning(tx).await?);
    }
    if written == wanted.len() {
        return Ok(visitors.into_iter().collect());
    }
    let all = i64::try_from(steps.count()).unwrap_or(i64::MAX);
    let mut seated = HashSet::new();
    for chunk in visitors.chunks(CHUNK) {
        let counted: Vec<(RegistrationId, i64)> = seat_tick::Entity::find()
            .select_only()
            .column(seat_tick::Column::RegistrationId)
            .column_as(seat_tick::Column::Tick.count(), "steps")
            .filter(seat_tick::Column::SessionId.eq(id))
            .filter(seat_tick::Column::RegistrationId.is_in(chunk.iter().copied()))
            .group_by(seat_tick::Column::RegistrationId)
            .into_tuple()
            .all(tx)
            .await?;
        seated.extend(counted.into_iter().filter(|(_, steps)| *steps == all).map(|(visitor, _)| visitor));
    }
    let standing: Vec<_> = visitors.into_iter().filter(|visitor| !seated.contains(visitor)).collect();
    for chunk in standing.chunks(CHUNK) {
        give_up_steps(tx, id, chunk).await?;
    }
    Ok(seated)
}

/// Lets visitors go from the steps of a session.
pub(super) async fn give_up_steps(tx: &Tx, id: SessionId, visitors: &[RegistrationId]) -> Result<(), Error> {
    seat_tick::Entity::delete_many()
        .filter(seat_tick::Column::SessionId.eq(id))
        .filter(seat_tick::Column::RegistrationId.is_in(visitors.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Gives free seats to the first of the queue who do not sit elsewhere then, and tells them.
pub(super) async fn promote(tx: &Tx, event: &EventView, id: SessionId) -> Result<(), Error> {
    loop {
        let Some(row) = session::Entity::find_by_id(id).one(tx).await? else { return Ok(()) };
        let free = usize::try_from(row.seat_limit - row.seats_taken).unwrap_or(0).min(BATCH);
        if row.state != SessionState::Published || row.starts_at <= clock::now() || free == 0 {
            return Ok(());
        }
        let steps = tick::between(row.starts_at, row.ends_at);
        let next = next_in_line(tx, id, &steps, free).await?;
        let visitors: Vec<_> = next.iter().map(|(_, visitor)| *visitor).collect();
        let seated = take_steps(tx, id, &visitors, steps).await?;
        let seats: Vec<SeatId> = next.into_iter().filter(|(_, visitor)| seated.contains(visitor)).map(|(seat, _)| seat).collect();
        if seats.is_empty() {
            return Ok(());
        }
        let taken = seat_all(tx, &seats).await?;
        claim(tx, id, taken).await?;
        let holders = letters::holders_of(tx, &seats).await?;
        letters::write(tx, event, &letters::facts(tx, id).await?, &holders, Notice::Promoted).await?;
    }
}

/// After time was freed: whoever was passed over in these sessions, because they sat elsewhere, may now have a seat.
pub(super) async fn promote_all(tx: &Tx, event: &EventView, sessions: &[SessionId]) -> Result<(), Error> {
    for id in sessions {
        promote(tx, event, *id).await?;
    }
    Ok(())
}

/// The first `most` who wait and do not sit elsewhere then.
async fn next_in_line(tx: &Tx, id: SessionId, steps: &Range<i64>, most: usize) -> Result<Vec<(SeatId, RegistrationId)>, Error> {
    let elsewhere = seat_tick::Entity::find()
        .select_only()
        .column(seat_tick::Column::RegistrationId)
        .filter(seat_tick::Column::Tick.between(steps.start, steps.end - 1))
        .into_query();
    let next = seat::Entity::find()
        .select_only()
        .column(seat::Column::Id)
        .column(seat::Column::RegistrationId)
        .filter(seat::Column::SessionId.eq(id))
        .filter(seat::Column::State.eq(SeatState::Waiting))
        .filter(seat::Column::RegistrationId.not_in_subquery(elsewhere))
        .order_by_asc(seat::Column::QueuedAt)
        .order_by_asc(seat::Column::Id)
        .limit(most as u64)
        .into_tuple()
        .all(tx)
        .await?;
    Ok(next)
}

async fn seat_all(tx: &Tx, seats: &[SeatId]) -> Result<u64, Error> {
    let updated = seat::Entity::update_many()
        .col_expr(seat::Column::State, Expr::value(SeatState::Booked))
        .col_expr(seat::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(seat::Column::Id.is_in(seats.iter().copied()))
        .filter(seat::Column::State.eq(SeatState::Waiting))
        .exec(tx)
        .await?;
    Ok(updated.rows_affected)
}

/// Claims `seats` of a session, all or none.
async fn claim(tx: &Tx, id: SessionId, seats: u64) -> Result<(), Error> {
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

/// Frees `seats` of a session.
pub(super) async fn free(tx: &Tx, id: SessionId, seats: usize) -> Result<(), Error> {
    let seats = i32::try_from(seats).unwrap_or(i32::MAX);
    session::Entity::update_many()
        .col_expr(session::Column::SeatsTaken, Expr::col(session::Column::SeatsTaken).sub(seats))
        .filter(session::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// After a session was moved: its seats move with it. Who sits elsewhere at the new time loses the seat; all hear of it.
pub(super) async fn follow(tx: &Tx, event: &EventView, id: SessionId) -> Result<(), Error> {
    let Some(row) = session::Entity::find_by_id(id).one(tx).await? else { return Ok(()) };
    seat_tick::Entity::delete_many().filter(seat_tick::Column::SessionId.eq(id)).exec(tx).await?;
    let booked: Vec<(SeatId, RegistrationId)> = seat::Entity::find()
        .select_only()
        .column(seat::Column::Id)
        .column(seat::Column::RegistrationId)
        .filter(seat::Column::SessionId.eq(id))
        .filter(seat::Column::State.eq(SeatState::Booked))
        .into_tuple()
        .all(tx)
        .await?;
    let visitors: Vec<_> = booked.iter().map(|(_, visitor)| *visitor).collect();
    let seated = take_steps(tx, id, &visitors, tick::between(row.starts_at, row.ends_at)).await?;
    let facts = letters::facts(tx, id).await?;
    let (stay, go): (Vec<_>, Vec<_>) = booked.into_iter().partition(|(_, visitor)| seated.contains(visitor));
    for (seats, notice) in [(stay, Notice::Changed), (go, Notice::Released)] {
        let seats: Vec<SeatId> = seats.into_iter().map(|(seat, _)| seat).collect();
        for chunk in seats.chunks(CHUNK) {
            if notice == Notice::Released {
                end(tx, seat::Column::Id.is_in(chunk.iter().copied())).await?;
                free(tx, id, chunk.len()).await?;
            }
            let holders = letters::holders_of(tx, chunk).await?;
            letters::write(tx, event, &facts, &holders, notice).await?;
        }
    }
    Ok(())
}

/// Ends the seats and places in the queue that fulfil `which`; answers how many.
pub(super) async fn end(tx: &Tx, which: Expr) -> Result<usize, Error> {
    let updated = seat::Entity::update_many()
        .col_expr(seat::Column::State, Expr::value(SeatState::Cancelled))
        .col_expr(seat::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(which)
        .filter(seat::Column::State.ne(SeatState::Cancelled))
        .exec(tx)
        .await?;
    Ok(usize::try_from(updated.rows_affected).unwrap_or(usize::MAX))
}

/// Sets free everything that a registration has: seats and places in the queue. The next in line get the seats.
/// For whoever cancels or erases a registration, in that transaction, after its state was written.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn release_seats(tx: &Tx, registration: RegistrationId) -> Result<(), DbErr> {
    release_all(tx, registration).await.map_err(|error| match error {
        Error::Db(error) => error,
        other => DbErr::Custom(other.to_string()),
    })
}

async fn release_all(tx: &Tx, registration: RegistrationId) -> Result<(), Error> {
    let held =
        || seat::Entity::find().filter(seat::Column::RegistrationId.eq(registration)).filter(seat::Column::State.ne(SeatState::Cancelled));
    let touched = held().select_only().column(seat::Column::SessionId).into_query();
    // All rows first, in one order; what was promoted meanwhile is seen afterwards.
    let sessions = session::Entity::find()
        .filter(session::Column::Id.in_subquery(touched))
        .order_by_asc(session::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    let booked: HashSet<SessionId> =
        held().all(tx).await?.into_iter().filter(|seat| seat.state == SeatState::Booked).map(|seat| seat.session_id).collect();
    end(tx, seat::Column::RegistrationId.eq(registration)).await?;
    seat_tick::Entity::delete_many().filter(seat_tick::Column::RegistrationId.eq(registration)).exec(tx).await?;
    // A person sits in one session at a time: these are as many as fit into the days of the event.
    for row in sessions.iter().filter(|row| booked.contains(&row.id)) {
        free(tx, row.id, 1).await?;
        let event = event::within(tx, row.event_id).await?;
        promote(tx, &event, row.id).await?;
    }
    Ok(())
}
