//! Whose badge it is: what `rules::check_in::opens` asks.

use rules::check_in::Holder;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use super::CheckInPoint;
use crate::{
    badge::{self, BadgeRole},
    booth_staff::entity::booth_staff,
    db::Tx,
    ids::{ApplicationId, BadgeId, SessionId},
    masterclass::{
        SeatState, SessionState,
        entity::{seat, session},
    },
    registration::entity::registration,
};

/// What the door's rule asks of a badge; on PostgreSQL all of it stays so until the transaction ends, if the badge itself
/// was read so. SQLite has one writer anyway. The badge, then the session: in the order of whoever ends them, so that
/// nobody waits for each other.
pub(super) async fn held(tx: &Tx, badge: &badge::entity::Model, door: CheckInPoint) -> Result<Holder, DbErr> {
    let has_place = match door {
        CheckInPoint::Entrance(_) => true,
        CheckInPoint::Session(session) => has_place(tx, badge, session).await?,
    };
    Ok(Holder { event: badge.event_id, has_lapsed: badge.has_lapsed(), awaits_confirmation: badge.awaits_confirmation, has_place })
}

/// Visitors come into a session by their seat; an exhibitor's people only into those that their own organisation hosts.
async fn has_place(tx: &Tx, badge: &badge::entity::Model, session: SessionId) -> Result<bool, DbErr> {
    // Its seats stay as well: whoever changes them holds the session.
    let row = session::Entity::find_by_id(session).filter(session::Column::State.eq(SessionState::Published)).lock_shared().one(tx).await?;
    let Some(row) = row else { return Ok(false) };
    match badge.role {
        BadgeRole::Visitor => has_seat(tx, badge.id, session).await,
        BadgeRole::Exhibitor => is_hosted_by(tx, badge.id, row.host_application_id).await,
        // They work on the stage and around it.
        BadgeRole::Speaker | BadgeRole::Organiser => Ok(true),
    }
}

async fn has_seat(tx: &Tx, badge: BadgeId, session: SessionId) -> Result<bool, DbErr> {
    let seats = seat::Entity::find()
        .inner_join(registration::Entity)
        .filter(registration::Column::BadgeId.eq(badge))
        .filter(seat::Column::SessionId.eq(session))
        .filter(seat::Column::State.eq(SeatState::Booked))
        .count(tx)
        .await?;
    Ok(seats > 0)
}

async fn is_hosted_by(tx: &Tx, badge: BadgeId, host: Option<ApplicationId>) -> Result<bool, DbErr> {
    let row = booth_staff::Entity::find()
        .filter(booth_staff::Column::BadgeId.eq(badge))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .one(tx)
        .await?;
    Ok(row.is_some_and(|row| host == Some(row.application_id)))
}
