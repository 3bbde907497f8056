//! Booking a seat, waiting for one, and giving it back.

use std::ops::Range;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, Iterable, QueryFilter, QueryTrait, TryInsertResult,
    sea_query::{Expr, ExprTrait, Query},
};

use super::{
    SeatAction, SeatField,
    entity::{seat, session},
    error::{Error, Other},
    letters::{self, Notice, Registered, SessionFacts},
    policy,
    seat_release::{end_seats, free_seats},
    seats::seat_of,
    session_lock::{lock_session, lock_session_and_overlapping},
    state::{SeatState, SessionState},
    tick,
    view::{SeatView, takes_seats_back},
    visitor_ticks::{claim_visitor_ticks, release_visitor_ticks},
    waiting_list::{promote_waiting, promote_waiting_in_all},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    event::{self, EventView},
    ids::{EventId, RegistrationId, SeatId, SessionId},
    locale::Text,
    matchmaking,
    notice::{self, Happened, NoticeKind},
    timetable::{self, Commitment, Holder},
};

/// Whether the seat that was asked for is new.
enum Taken {
    New,
    Before,
}

/// Books a seat. Booking it again answers the seat that one has.
///
/// # Errors
/// `Denied`, `NotRegistered`, `Full`, `Begun`, `ByInvitation`, `Cancelled`, `SitsElsewhere`, `InMeeting`, or `TooNearMeeting`.
pub async fn book(db: &Db, actor: &Actor, id: SessionId) -> Result<SeatView, Error> {
    let visitor = policy::may_take_a_seat(actor)?;
    let event = event_of_session(db, actor, id).await?;
    let event = &event;
    // Answered from what was written: a moment later somebody may have taken it back.
    db.write(|tx| async move {
        let visitor = must_be_registered(&tx, visitor, event.id).await?;
        take_seat(&tx, actor, event, id, visitor).await
    })
    .await
}

/// Books a seat for a visitor whose registration counts.
pub(super) async fn take_seat(tx: &Tx, actor: &Actor, event: &EventView, id: SessionId, visitor: Registered) -> Result<SeatView, Error> {
    let (row, stage) = match claim_seat(tx, id, visitor.id).await? {
        SeatClaim::Won(row, stage) => (row, stage),
        SeatClaim::Had(seat) => return Ok(booked_view(seat)),
    };
    let (seat, taken) = write_seat(tx, id, visitor.id, SeatState::Booked).await?;
    if matches!(taken, Taken::Before) {
        free_seats(tx, id, 1).await?;
        return Ok(booked_view(seat));
    }
    let ticks = tick::between(row.starts_at, row.ends_at);
    if claim_visitor_ticks(tx, id, &[visitor.id], ticks.clone()).await?.is_empty() {
        return Err(sits_elsewhere(tx, event, visitor.id, id, ticks).await?);
    }
    if !matchmaking::too_near(tx, &[visitor.id], &ticks).await?.is_empty() {
        return Err(Error::TooNearMeeting);
    }
    let session = SessionFacts::from_row(&row, stage);
    letters::write_to_holders(tx, event, &session, &[visitor.holding(seat)], Notice::SeatBooked).await?;
    if row.seats_taken == row.seat_limit {
        let (kind, name) = (NoticeKind::SessionFull, Text::new(&row.title_de, &row.title_en));
        // Once for so many seats, however often one of them comes back and is taken again.
        notice::note(tx, Happened { event: Some(event.id), kind, subject: id.as_uuid(), name, of: row.seat_limit.to_string() }).await?;
    }
    audit::record(tx, actor, AuditEntry::of(SeatAction::Booked, seat).at(event.id).with(SeatField::Session, id.to_string())).await?;
    Ok(booked_view(seat))
}

fn booked_view(id: SeatId) -> SeatView {
    SeatView { id, state: SeatState::Booked, place: None }
}

/// Takes a place on the waiting list, and the seat at once if one has become free.
///
/// # Errors
/// `Denied`, `NotRegistered`, `Begun`, `ByInvitation`, or `Cancelled`.
pub async fn wait(db: &Db, actor: &Actor, id: SessionId) -> Result<SeatView, Error> {
    let visitor = policy::may_take_a_seat(actor)?;
    let event = event_of_session(db, actor, id).await?;
    let event = &event;
    db.write(|tx| async move {
        must_be_registered(&tx, visitor, event.id).await?;
        let row = lock_session(&tx, id).await?.ok_or(Denied::NotFound)?;
        must_take_bookings(&row)?;
        let (seat, taken) = write_seat(&tx, id, visitor, SeatState::Waiting).await?;
        if matches!(taken, Taken::Before) {
            return seat_now(&tx, visitor, id).await;
        }
        promote_waiting(&tx, event, id).await?;
        let now = seat_now(&tx, visitor, id).await?;
        if now.state == SeatState::Waiting {
            tell_holder(&tx, event, seat, Notice::SeatWaiting).await?;
        }
        audit::record(&tx, actor, AuditEntry::of(SeatAction::Queued, seat).at(event.id).with(SeatField::Session, id.to_string())).await?;
        Ok(now)
    })
    .await
}

/// What the visitor has of a session whose row is held.
async fn seat_now(tx: &Tx, visitor: RegistrationId, id: SessionId) -> Result<SeatView, Error> {
    Ok(seat_of(tx, visitor, id).await?.ok_or(Denied::NotFound)?)
}

/// Gives back a seat, or a place on the waiting list. The first on it gets the seat, and whoever gave it back may move up
/// where they wait at that time. Doing so twice is doing it once.
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
        let (session, meanwhile) = lock_session_and_overlapping(&tx, id).await?.ok_or(Denied::NotFound)?;
        if !takes_seats_back(session.state, session.starts_at, clock::now()) {
            let given_back = seat::Entity::find_by_id(seat).filter(seat::Column::State.eq(SeatState::Cancelled)).one(&tx).await?;
            return given_back.map(|_| ()).ok_or(Error::SeatStays);
        }
        let was_booked = end_seats(&tx, seat::Column::Id.eq(seat).and(seat::Column::State.eq(SeatState::Booked))).await? == 1;
        if was_booked {
            release_visitor_ticks(&tx, id, &[visitor]).await?;
            free_seats(&tx, id, 1).await?;
            tell_holder(&tx, event, seat, Notice::SeatReleased(None)).await?;
            promote_waiting(&tx, event, id).await?;
            promote_waiting_in_all(&tx, event, &meanwhile).await?;
        } else if end_seats(&tx, seat::Column::Id.eq(seat)).await? == 0 {
            return Ok(());
        }
        audit::record(&tx, actor, AuditEntry::of(SeatAction::Cancelled, seat).at(event.id).with(SeatField::Session, id.to_string()))
            .await?;
        Ok::<_, Error>(())
    })
    .await?;
    Ok(id)
}

/// The event of a session; one that the actor may not see is not there. Whether they are registered for it is asked where
/// it counts, in `must_be_registered`.
pub(super) async fn event_of_session(db: &Db, actor: &Actor, id: SessionId) -> Result<EventView, Error> {
    let session = session::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    policy::may_see(actor, session.event_id, session.state)?;
    Ok(event::by_id(db, actor, session.event_id).await?)
}

/// The registration is one for this event and counts, and on PostgreSQL stays as it is until this seat is written: whoever
/// cancels it waits, and then finds the seat. SQLite has one writer anyway. A session of another event is not there.
pub(super) async fn must_be_registered(tx: &Tx, visitor: RegistrationId, event: EventId) -> Result<Registered, Error> {
    let found = letters::hold_registered(tx, visitor).await?.filter(|found| found.event == event).ok_or(Denied::NotFound)?;
    if found.counts() { Ok(found) } else { Err(Error::NotRegistered) }
}

/// What a claim found.
enum SeatClaim {
    /// A free seat of this session, and how its stage is called.
    Won(Box<session::Model>, Text),
    /// The seat that the visitor has already.
    Had(SeatId),
}

/// Claims one seat of a session by one conditional statement, or tells why there is none.
async fn claim_seat(tx: &Tx, id: SessionId, visitor: RegistrationId) -> Result<SeatClaim, Error> {
    let mut claim = session::Entity::update_many()
        .col_expr(session::Column::SeatsTaken, Expr::col(session::Column::SeatsTaken).add(1))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::State.eq(SessionState::Published))
        .filter(session::Column::StartsAt.gt(clock::now()))
        .filter(Expr::col(session::Column::SeatsTaken).lt(Expr::col(session::Column::SeatLimit)))
        .into_query();
    let name_of_stage = |name| {
        let named = format!(r#"(SELECT "stage"."{name}" FROM "stage" WHERE "stage"."id" = "session"."stage_id") AS "stage_{name}""#);
        Expr::cust(named)
    };
    let columns = session::Column::iter().map(|column| Expr::col((session::Entity, column)));
    claim.returning(Query::returning().exprs(columns.chain(["name_de", "name_en"].map(name_of_stage))));
    if let Some(row) = tx.query_one(&claim).await? {
        let stage = Text::new(row.try_get::<String>("stage_", "name_de")?, row.try_get::<String>("stage_", "name_en")?);
        return Ok(SeatClaim::Won(Box::new(session::Model::from_query_result(&row, "")?), stage));
    }
    let row = session::Entity::find_by_id(id).one(tx).await?.ok_or(Denied::NotFound)?;
    must_take_bookings(&row)?;
    let own = seat::Entity::find().filter(seat::Column::SessionId.eq(id)).filter(seat::Column::RegistrationId.eq(visitor)).one(tx).await?;
    own.filter(|seat| seat.state == SeatState::Booked).map(|seat| SeatClaim::Had(seat.id)).ok_or(Error::Full)
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
async fn write_seat(tx: &Tx, id: SessionId, visitor: RegistrationId, state: SeatState) -> Result<(SeatId, Taken), Error> {
    let now = clock::now();
    let seat = SeatId::new();
    let row = seat::ActiveModel {
        id: Set(seat),
        session_id: Set(id),
        registration_id: Set(visitor),
        state: Set(state),
        asked_at: Set(now),
        updated_at: Set(now),
    };
    let unique = [seat::Column::SessionId, seat::Column::RegistrationId];
    let inserted = seat::Entity::insert(row).on_conflict_do_nothing_on(unique).exec_without_returning(tx).await?;
    if matches!(inserted, TryInsertResult::Inserted(1)) {
        return Ok((seat, Taken::New));
    }
    // Who waits may book; who has a seat does not wait for one.
    let worse: &[SeatState] =
        if state == SeatState::Booked { &[SeatState::Waiting, SeatState::Cancelled] } else { &[SeatState::Cancelled] };
    let own = seat::Column::SessionId.eq(id).and(seat::Column::RegistrationId.eq(visitor));
    let updated = seat::Entity::update_many()
        .col_expr(seat::Column::State, Expr::value(state))
        .col_expr(seat::Column::AskedAt, Expr::value(now))
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

/// Why the visitor can not sit in session `id`: the one in which they sit then.
async fn sits_elsewhere(tx: &Tx, event: &EventView, visitor: RegistrationId, id: SessionId, ticks: Range<i64>) -> Result<Error, Error> {
    let other = timetable::other_commitment(tx, Holder::Registration(visitor), &ticks, Commitment::Session(id)).await?;
    let other = match other.ok_or(Denied::NotFound)? {
        Commitment::Session(other) => other,
        Commitment::Meeting(_) => return Ok(Error::InMeeting),
        Commitment::VisitItem(_) => return Err(Denied::NotFound.into()),
    };
    let other = session::Entity::find_by_id(other).one(tx).await?.ok_or(Denied::NotFound)?;
    Ok(Error::SitsElsewhere(Box::new(Other::from_session(other, event))))
}

pub(super) async fn tell_holder(tx: &Tx, event: &EventView, seat: SeatId, notice: Notice<'_>) -> Result<(), Error> {
    // Whoever was erased meanwhile is written nothing.
    let Some((holder, session)) = letters::holder_at_session(tx, seat).await? else { return Ok(()) };
    letters::write_to_holders(tx, event, &session, &[holder], notice).await
}
