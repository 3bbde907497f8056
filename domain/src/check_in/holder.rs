//! Whose badge it is: what `rules::check_in::opens` asks.

use rules::check_in::Holder;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::Door;
use crate::{
    badge::{self, BadgeRole},
    booth_staff::entity::booth_staff,
    db::Db,
    ids::SessionId,
    masterclass::{
        SeatState,
        entity::{seat, session},
    },
    registration::entity::registration,
};

/// Looks up what the door's rule asks.
pub(super) async fn of(db: &Db, badge: &badge::entity::Model, door: Door) -> Result<Holder, DbErr> {
    let has_place = match (door, badge.role) {
        (Door::Entrance(_), _) => true,
        (Door::Session(session), BadgeRole::Visitor) => has_seat(db, badge, session).await?,
        (Door::Session(session), BadgeRole::Exhibitor) => hosts(db, badge, session).await?,
        // They work on the stage and around it.
        (Door::Session(_), BadgeRole::Speaker | BadgeRole::Organiser) => true,
    };
    Ok(Holder { event: badge.event_id, has_lapsed: badge.has_lapsed(), awaits_confirmation: badge.awaits_confirmation, has_place })
}

async fn has_seat(db: &Db, badge: &badge::entity::Model, session: SessionId) -> Result<bool, DbErr> {
    let seats = seat::Entity::find()
        .inner_join(registration::Entity)
        .filter(registration::Column::BadgeId.eq(badge.id))
        .filter(seat::Column::SessionId.eq(session))
        .filter(seat::Column::State.eq(SeatState::Booked))
        .count(db.read())
        .await?;
    Ok(seats > 0)
}

/// An exhibitor's people come in everywhere but into sessions, save those that their own organisation hosts.
async fn hosts(db: &Db, badge: &badge::entity::Model, session: SessionId) -> Result<bool, DbErr> {
    let row = booth_staff::Entity::find()
        .filter(booth_staff::Column::BadgeId.eq(badge.id))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .one(db.read())
        .await?;
    let session = session::Entity::find_by_id(session).one(db.read()).await?;
    let host = session.and_then(|session| session.host_application_id);
    Ok(row.is_some_and(|row| host == Some(row.application_id)))
}
