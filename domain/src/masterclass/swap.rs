//! Another seat in place of one at the same time.

use sea_orm::{ColumnTrait, EntityTrait, sea_query::ExprTrait};

use super::{
    SeatAction, SeatField,
    entity::seat,
    error::Error,
    letters::Notice,
    policy,
    seat::{event_of_session, must_be_registered, take_seat, tell_holder},
    seat_release::{end_seats, free_seats},
    session_lock::lock_session_and_overlapping,
    state::SeatState,
    view::{SeatView, takes_seats_back},
    visitor_ticks::release_visitor_ticks,
    waiting_list::{promote_waiting, promote_waiting_in_all},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::Db,
    ids::{SeatId, SessionId},
};

/// Gives a seat back and books one in a session at the same time, both or neither: whoever finds the new session full
/// keeps the seat that they had. Who waits for the old one moves up.
///
/// # Errors
/// Those of `book`; `SeatStays` once the old session has begun, `NotFound` for a seat of somebody else or at another time.
pub async fn swap(db: &Db, actor: &Actor, old: SeatId, id: SessionId) -> Result<SeatView, Error> {
    let visitor = policy::may_take_a_seat(actor)?;
    let event = event_of_session(db, actor, id).await?;
    let row = seat::Entity::find_by_id(old).one(db.read()).await?.filter(|row| row.registration_id == visitor).ok_or(Denied::NotFound)?;
    let (event, left) = (&event, row.session_id);
    db.write(|tx| async move {
        let registered = must_be_registered(&tx, visitor, event.id).await?;
        // Both sessions and all others of that time, in one order.
        let (session, meanwhile) = lock_session_and_overlapping(&tx, left).await?.ok_or(Denied::NotFound)?;
        if !meanwhile.contains(&id) {
            return Err(Denied::NotFound.into());
        }
        if !takes_seats_back(session.state, session.starts_at, clock::now()) {
            return Err(Error::SeatStays);
        }
        let had = end_seats(&tx, seat::Column::Id.eq(old).and(seat::Column::State.eq(SeatState::Booked))).await? == 1;
        if had {
            release_visitor_ticks(&tx, left, &[visitor]).await?;
            free_seats(&tx, left, 1).await?;
            tell_holder(&tx, event, old, Notice::SeatReleased(None)).await?;
            let entry = AuditEntry::of(SeatAction::Cancelled, old).at(event.id).with(SeatField::Session, left.to_string());
            audit::record(&tx, actor, entry).await?;
        }
        // Before anybody moves up: the visitor may wait for a third one at that time.
        let seat = take_seat(&tx, actor, event, id, registered).await?;
        if had {
            promote_waiting(&tx, event, left).await?;
            promote_waiting_in_all(&tx, event, &meanwhile).await?;
        }
        Ok(seat)
    })
    .await
}
