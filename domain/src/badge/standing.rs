//! What badges are worth: their owners decide with them.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{BadgeRole, Standing, entity};
use crate::{
    exhibitor::entity::booth_staff,
    ids::BadgeId,
    registration::{RegistrationState, entity::registration},
};

/// The standing of each of these badges. That of a visitor or of booth staff is worth something only as long as it is
/// theirs: who was given another one, or is no longer there, has left a badge without an owner.
pub(super) async fn standings(db: &impl ConnectionTrait, badges: &[entity::Model]) -> Result<HashMap<BadgeId, Standing>, DbErr> {
    let ids: Vec<BadgeId> = badges.iter().map(|badge| badge.id).collect();
    let visitors = registration::Entity::find().filter(registration::Column::BadgeId.is_in(ids.clone())).all(db).await?;
    let visitors: HashMap<BadgeId, RegistrationState> = visitors.into_iter().map(|row| (row.badge_id, row.state)).collect();
    let staff = booth_staff::Entity::find()
        .filter(booth_staff::Column::BadgeId.is_in(ids))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .all(db)
        .await?;
    let staff: HashSet<BadgeId> = staff.into_iter().map(|row| row.badge_id).collect();
    let standing = |badge: &entity::Model| {
        let own = if badge.revoked_at.is_some() { Standing::Revoked } else { Standing::Valid };
        match badge.role {
            BadgeRole::Visitor => match visitors.get(&badge.id) {
                Some(RegistrationState::Confirmed) => own,
                Some(RegistrationState::Pending) => Standing::Unconfirmed,
                Some(RegistrationState::Cancelled) | None => Standing::Gone,
            },
            BadgeRole::Exhibitor if !staff.contains(&badge.id) => Standing::Gone,
            BadgeRole::Exhibitor | BadgeRole::Speaker | BadgeRole::Organiser => own,
        }
    };
    Ok(badges.iter().map(|badge| (badge.id, standing(badge))).collect())
}
