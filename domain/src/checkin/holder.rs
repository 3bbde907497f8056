//! Whose badge it is: what `rules::check_in::opens` asks.

use rules::check_in::{Holder, Standing};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::Door;
use crate::{
    badge::{self, BadgeRole},
    db::Db,
    exhibitor::entity::booth_staff,
    masterclass::{
        SeatState,
        entity::{seat, session},
    },
    registration::{RegistrationState, entity::registration},
};

/// Looks up what `opens` asks.
pub(super) async fn of(db: &Db, badge: &badge::entity::Model, door: Door) -> Result<Holder, DbErr> {
    let (standing, has_place) = match badge.role {
        BadgeRole::Visitor => visitor(db, badge, door).await?,
        BadgeRole::Exhibitor => booth_staff(db, badge, door).await?,
        // They work on the stage and around it.
        BadgeRole::Speaker | BadgeRole::Organiser => (Standing::Good, true),
    };
    Ok(Holder { event: badge.event_id, revoked: badge.revoked_at.is_some(), standing, has_place })
}

async fn visitor(db: &Db, badge: &badge::entity::Model, door: Door) -> Result<(Standing, bool), DbErr> {
    let row = registration::Entity::find().filter(registration::Column::BadgeId.eq(badge.id)).one(db.read()).await?;
    let Some(row) = row else { return Ok((Standing::Cancelled, false)) };
    let standing = match row.state {
        _ if row.erased_at.is_some() => Standing::Cancelled,
        RegistrationState::Confirmed => Standing::Good,
        RegistrationState::Pending => Standing::Pending,
        RegistrationState::Cancelled => Standing::Cancelled,
    };
    let Door::Session(session) = door else { return Ok((standing, true)) };
    let seat = seat::Entity::find()
        .filter(seat::Column::SessionId.eq(session))
        .filter(seat::Column::RegistrationId.eq(row.id))
        .filter(seat::Column::State.eq(SeatState::Booked))
        .one(db.read())
        .await?;
    Ok((standing, seat.is_some()))
}

/// An exhibitor's people come in everywhere but into sessions, save those that their own organisation hosts.
async fn booth_staff(db: &Db, badge: &badge::entity::Model, door: Door) -> Result<(Standing, bool), DbErr> {
    let row = booth_staff::Entity::find()
        .filter(booth_staff::Column::BadgeId.eq(badge.id))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .one(db.read())
        .await?;
    let Some(row) = row else { return Ok((Standing::Cancelled, false)) };
    let Door::Session(session) = door else { return Ok((Standing::Good, true)) };
    let session = session::Entity::find_by_id(session).one(db.read()).await?;
    let hosts = session.is_some_and(|session| session.host_application_id == Some(row.application_id));
    Ok((Standing::Good, hosts))
}
