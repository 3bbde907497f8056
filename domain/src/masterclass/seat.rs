//! Booking a seat, waiting for one, and giving it back.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, Other, SeatState, SeatView, SessionState,
    entity::{seat, seat_tick, session},
    letters::{self, Notice},
    policy, queue, seats, tick,
    view::takes_seats_back,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, Happened},
    clock,
    db::{Db, Tx},
    event::{self, EventView},
    ids::{RegistrationId, SeatId, SessionId},
    registration::{RegistrationState, entity::registration},
};

/// Whether the seat that was asked for is new.
enum Taken {
    New,
    Before,
}

/// Books a seat. Booking it again answers the seat that one has.
///
/// # Errors
/// `Denied`, `NotRegistered`, `Full`, `Begun`, `ByInvitation`, `Cancelled`, or `SitsElsewhere`.
pub async fn book(db: &Db, actor: &Actor, id: SessionId) -> Result<SeatView, Error> {
    let visitor = policy::may_take_a_seat(actor)?;
    let event = event_of(db, actor, id, visitor).await?;
    let event = &event;
    // Answered from what was written: a moment later somebody may have taken it back.
    db.write(|tx| async move {
        must_be_registered(&tx, visitor).await?;
        let row = match claim(&tx, id, visitor).await? {
            Claim::Won(row) => row,
            Claim::Had(seat) => return Ok(booked(seat)),
        };
        let (seat, taken) = put(&tx, id, visitor, SeatState::Booked).await?;
        if matches!(taken, Taken::Before) {
            queue::free(&tx, id, 1).await?;
            return Ok(booked(seat));
        }
        let steps = tick::between(row.starts_at, row.ends_at);
        if queue::take_steps(&tx, id, &[visitor], steps.clone()).await?.is_empty() {
            return Err(elsewhere(&tx, event, visitor, id, steps).await?);
        }
        tell(&tx, event, id, seat, Notice::Booked).await?;
        audit::record(&tx, actor, Happened::new("seat", seat.as_uuid(), "booked").at(event.id).with("session", id.to_string())).await?;
        Ok(booked(seat))
    })
    .await
}

fn booked(id: SeatId) -> SeatView {
    SeatView { id, state: SeatState::Booked, place: None }
}

/// Takes a place in the queue, and the seat at once if one has become free.
///
/// # Errors
/// `Denied`, `NotRegistered`, `Begun`, `ByInvitation`, or `Cancelled`.
pub async fn wait(db: &Db, actor: &Actor, id: SessionId) -> Result<SeatView, Error> {
    let visitor = policy::may_take_a_seat(actor)?;
    let event = event_of(db, actor, id, visitor).await?;
    let event = &event;
    db.write(|tx| async move {
        must_be_registered(&tx, visitor).await?;
        let row = queue::lock(&tx, id).await?.ok_or(Denied::NotFound)?;
        must_take_bookings(&row)?;
        let (seat, taken) = put(&tx, id, visitor, SeatState::Waiting).await?;
        if matches!(taken, Taken::Before) {
            return held(&tx, visitor, id).await;
        }
        queue::promote(&tx, event, id).await?;
        let now = held(&tx, visitor, id).await?;
        if now.state == SeatState::Waiting {
            tell(&tx, event, id, seat, Notice::Waiting).await?;
        }
        audit::record(&tx, actor, Happened::new("seat", seat.as_uuid(), "queued").at(event.id).with("session", id.to_string())).await?;
        Ok(now)
    })
    .await
}

/// What the visitor has of a session whose row is held.
async fn held(tx: &Tx, visitor: RegistrationId, id: SessionId) -> Result<SeatView, Error> {
    Ok(seats::seat_of(tx, visitor, id).await?.ok_or(Denied::NotFound)?)
}

/// Gives back a seat, or a place in the queue. The first in line gets the seat, and its holder may move up where they
/// wait at that time. Doing so twice is doing it once.
///
/// # Errors
/// `Denied`, or `SeatStays` once the session has begun.
pub async fn cancel_seat(db: &Db, actor: &Actor, seat: SeatId) -> Result<SessionId, Error> {
    let row = seat::Entity::find_by_id(seat).one(db.read()).await?.ok_or(Denied::NotFound)?;
    policy::may_give_back(actor, row.registration_id)?;
    let id = row.session_id;
    let session = session::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = event::by_id(db, &Actor::System, session.event_id).await?;
    let (event, visitor) = (&event, row.registration_id);
    db.write(|tx| async move {
        let (session, meanwhile) = queue::lock_around(&tx, id).await?.ok_or(Denied::NotFound)?;
        if !takes_seats_back(session.state, session.starts_at, clock::now()) {
            let given_back = seat::Entity::find_by_id(seat).filter(seat::Column::State.eq(SeatState::Cancelled)).one(&tx).await?;
            return given_back.map(|_| ()).ok_or(Error::SeatStays);
        }
        let was_booked = queue::end(&tx, seat::Column::Id.eq(seat).and(seat::Column::State.eq(SeatState::Booked))).await? == 1;
        if was_booked {
            queue::give_up_steps(&tx, id, &[visitor]).await?;
            queue::free(&tx, id, 1).await?;
            tell(&tx, event, id, seat, Notice::Released).await?;
            queue::promote(&tx, event, id).await?;
            queue::promote_all(&tx, event, &meanwhile).await?;
        } else if queue::end(&tx, seat::Column::Id.eq(seat)).await? == 0 {
            return Ok(());
        }
        audit::record(&tx, actor, Happened::new("seat", seat.as_uuid(), "cancelled").at(event.id).with("session", id.to_string())).await?;
        Ok::<_, Error>(())
    })
    .await?;
    Ok(id)
}

/// The event of a session that the visitor is registered for; every other one is not there.
async fn event_of(db: &Db, actor: &Actor, id: SessionId, visitor: RegistrationId) -> Result<EventView, Error> {
    let session = session::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    policy::may_see(actor, session.event_id, session.state)?;
    let registration = registration::Entity::find_by_id(visitor).one(db.read()).await?;
    registration.filter(|row| row.event_id == session.event_id).ok_or(Denied::NotFound)?;
    Ok(event::by_id(db, actor, session.event_id).await?)
}

/// The registration counts, and on PostgreSQL stays as it is until this seat is written: whoever cancels it waits, and
/// then finds the seat. SQLite has one writer anyway.
async fn must_be_registered(tx: &Tx, visitor: RegistrationId) -> Result<(), Error> {
    let found: Option<RegistrationId> = registration::Entity::find_by_id(visitor)
        .select_only()
        .column(registration::Column::Id)
        .filter(registration::Column::State.eq(RegistrationState::Confirmed))
        .filter(registration::Column::ErasedAt.is_null())
        .lock_shared()
        .into_tuple()
        .one(tx)
        .await?;
    found.map(|_| ()).ok_or(Error::NotRegistered)
}

/// What a claim found.
enum Claim {
    /// A free seat of this session.
    Won(Box<session::Model>),
    /// The seat that the visitor has already.
    Had(SeatId),
}

/// Claims one seat of a session by one conditional statement, or tells why there is none.
async fn claim(tx: &Tx, id: SessionId, visitor: RegistrationId) -> Result<Claim, Error> {
    let claimed = session::Entity::update_many()
        .col_expr(session::Column::SeatsTaken, Expr::col(session::Column::SeatsTaken).add(1))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::State.eq(SessionState::Published))
        .filter(session::Column::StartsAt.gt(clock::now()))
        .filter(Expr::col(session::Column::SeatsTaken).lt(Expr::col(session::Column::SeatLimit)))
        .exec_with_returning(tx)
        .await?;
    if let Some(row) = claimed.into_iter().next() {
        return Ok(Claim::Won(Box::new(row)));
    }
    let row = session::Entity::find_by_id(id).one(tx).await?.ok_or(Denied::NotFound)?;
    must_take_bookings(&row)?;
    let own = seat::Entity::find().filter(seat::Column::SessionId.eq(id)).filter(seat::Column::RegistrationId.eq(visitor)).one(tx).await?;
    own.filter(|seat| seat.state == SeatState::Booked).map(|seat| Claim::Had(seat.id)).ok_or(Error::Full)
}

fn must_take_bookings(row: &session::Model) -> Result<(), Error> {
    match row.state {
        SessionState::Draft => Err(Denied::NotFound.into()),
        SessionState::Cancelled => Err(Error::Cancelled),
        SessionState::Published if row.starts_at <= clock::now() => Err(Error::Begun),
        SessionState::Published if row.seat_limit == 0 => Err(Error::ByInvitation),
        SessionState::Published => Ok(()),
    }
}

/// Writes the visitor's seat, unless they have as much already.
async fn put(tx: &Tx, id: SessionId, visitor: RegistrationId, state: SeatState) -> Result<(SeatId, Taken), Error> {
    let now = clock::now();
    let seat = SeatId::new();
    let row = seat::ActiveModel {
        id: Set(seat),
        session_id: Set(id),
        registration_id: Set(visitor),
        state: Set(state),
        queued_at: Set(now),
        updated_at: Set(now),
    };
    let unique = [seat::Column::SessionId, seat::Column::RegistrationId];
    if queue::rows(&seat::Entity::insert(row).on_conflict_do_nothing_on(unique).exec_without_returning(tx).await?) == 1 {
        return Ok((seat, Taken::New));
    }
    // Who waits may book; who has a seat does not queue.
    let worse: &[SeatState] =
        if state == SeatState::Booked { &[SeatState::Waiting, SeatState::Cancelled] } else { &[SeatState::Cancelled] };
    let own = seat::Column::SessionId.eq(id).and(seat::Column::RegistrationId.eq(visitor));
    let updated = seat::Entity::update_many()
        .col_expr(seat::Column::State, Expr::value(state))
        .col_expr(seat::Column::QueuedAt, Expr::value(now))
        .col_expr(seat::Column::UpdatedAt, Expr::value(now))
        .filter(own.clone())
        .filter(seat::Column::State.is_in(worse.iter().copied()))
        .exec_with_returning(tx)
        .await?;
    if let Some(row) = updated.into_iter().next() {
        return Ok((row.id, Taken::New));
    }
    let row = seat::Entity::find().filter(own).one(tx).await?.ok_or(Denied::NotFound)?;
    Ok((row.id, Taken::Before))
}

/// The session in which the visitor sits at that time.
async fn elsewhere(
    tx: &Tx,
    event: &EventView,
    visitor: RegistrationId,
    id: SessionId,
    steps: std::ops::Range<i64>,
) -> Result<Error, Error> {
    let step = seat_tick::Entity::find()
        .filter(seat_tick::Column::RegistrationId.eq(visitor))
        .filter(seat_tick::Column::Tick.between(steps.start, steps.end - 1))
        .filter(seat_tick::Column::SessionId.ne(id))
        .order_by_asc(seat_tick::Column::Tick)
        .one(tx)
        .await?
        .ok_or(Denied::NotFound)?;
    let other = session::Entity::find_by_id(step.session_id).one(tx).await?.ok_or(Denied::NotFound)?;
    Ok(Error::SitsElsewhere(Box::new(Other::of(other, event))))
}

async fn tell(tx: &Tx, event: &EventView, id: SessionId, seat: SeatId, notice: Notice) -> Result<(), Error> {
    let holders = letters::holders_of(tx, &[seat]).await?;
    letters::write(tx, event, &letters::facts(tx, id).await?, &holders, notice).await
}
