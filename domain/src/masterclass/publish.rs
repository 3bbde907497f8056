//! Announcing sessions, taking them back, and calling them off.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    SessionAction,
    entity::{seat, session},
    error::Error,
    letters::{self, Notice},
    policy,
    session_lock::{lock_session, lock_session_and_overlapping},
    state::{SeatState, SessionState},
    waiting_list::promote_waiting_in_all,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{Db, Tx},
    event,
    ids::SessionId,
    timetable::{self, Commitment},
};

/// Shows a draft to everybody.
///
/// # Errors
/// `Denied`, or `Cancelled`. Publishing twice is publishing once.
pub async fn publish(db: &Db, actor: &Actor, id: SessionId) -> Result<(), Error> {
    policy::may_schedule(actor)?;
    db.write(|tx| async move {
        let row = lock_session(&tx, id).await?.ok_or(Denied::NotFound)?;
        match row.state {
            SessionState::Published => return Ok(()),
            SessionState::Cancelled => return Err(Error::Cancelled),
            SessionState::Draft => {}
        }
        write_session_state(&tx, actor, &row, SessionState::Published, SessionAction::Published).await
    })
    .await
}

/// Hides a session again, as long as nobody has a seat or waits for one.
///
/// # Errors
/// `Denied`, `HasSeats`, or `Cancelled`.
pub async fn unpublish(db: &Db, actor: &Actor, id: SessionId) -> Result<(), Error> {
    policy::may_schedule(actor)?;
    db.write(|tx| async move {
        let row = lock_session(&tx, id).await?.ok_or(Denied::NotFound)?;
        match row.state {
            SessionState::Draft => return Ok(()),
            SessionState::Cancelled => return Err(Error::Cancelled),
            SessionState::Published => {}
        }
        let taken = seat::Entity::find()
            .filter(seat::Column::SessionId.eq(id))
            .filter(seat::Column::State.ne(SeatState::Cancelled))
            .one(&tx)
            .await?;
        if taken.is_some() {
            return Err(Error::HasSeats);
        }
        write_session_state(&tx, actor, &row, SessionState::Draft, SessionAction::Unpublished).await
    })
    .await
}

/// Calls off a published session: its stage and its visitors are free again, and all of them hear of it.
///
/// # Errors
/// `Denied`, or `NoDraft` for a draft, which is deleted instead. Cancelling twice is cancelling once.
pub async fn cancel_session(db: &Db, actor: &Actor, id: SessionId) -> Result<(), Error> {
    policy::may_schedule(actor)?;
    let row = session::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = event::by_id(db, actor, row.event_id).await?;
    let event = &event;
    db.write(|tx| async move {
        let (row, meanwhile) = lock_session_and_overlapping(&tx, id).await?.ok_or(Denied::NotFound)?;
        match row.state {
            SessionState::Cancelled => return Ok(()),
            SessionState::Draft => return Err(Error::NoDraft),
            SessionState::Published => {}
        }
        let mut facts = letters::session_facts(&tx, id).await?;
        facts.revision += 1;
        let holders = letters::holders_at_session(&tx, id, &[SeatState::Booked, SeatState::Waiting]).await?;
        letters::write_to_holders(&tx, event, &facts, &holders, Notice::SessionCancelled).await?;
        timetable::release_commitment(&tx, Commitment::Session(id)).await?;
        seat::Entity::update_many()
            .col_expr(seat::Column::State, Expr::value(SeatState::Cancelled))
            .col_expr(seat::Column::UpdatedAt, Expr::value(clock::now()))
            .filter(seat::Column::SessionId.eq(id))
            .filter(seat::Column::State.ne(SeatState::Cancelled))
            .exec(&tx)
            .await?;
        write_session_state(&tx, actor, &row, SessionState::Cancelled, SessionAction::Cancelled).await?;
        promote_waiting_in_all(&tx, event, &meanwhile).await
    })
    .await
}

/// Writes the state. Without seats there are none taken; with them the state stays `Published`, or all were given back.
async fn write_session_state(
    tx: &Tx,
    actor: &Actor,
    row: &session::Model,
    state: SessionState,
    action: SessionAction,
) -> Result<(), Error> {
    session::Entity::update_many()
        .col_expr(session::Column::State, Expr::value(state))
        .col_expr(session::Column::SeatsTaken, Expr::value(0))
        .col_expr(session::Column::Revision, Expr::col(session::Column::Revision).add(1))
        .col_expr(session::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(session::Column::Id.eq(row.id))
        .filter(session::Column::State.eq(row.state))
        .exec(tx)
        .await?;
    audit::record(tx, actor, AuditEntry::of(action, row.id).at(row.event_id)).await?;
    Ok(())
}
