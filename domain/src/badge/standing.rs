//! What badges are worth: their owners decide with them.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{Standing, entity};
use crate::{
    exhibitor::entity::booth_staff,
    ids::BadgeId,
    registration::{RegistrationState, entity::registration},
};

/// The standing of each of these badges.
pub(super) async fn standings(db: &impl ConnectionTrait, badges: &[entity::Model]) -> Result<HashMap<BadgeId, Standing>, DbErr> {
    let ids: Vec<BadgeId> = badges.iter().map(|badge| badge.id).collect();
    let visitors = registration::Entity::find().filter(registration::Column::BadgeId.is_in(ids.clone())).all(db).await?;
    let staff = booth_staff::Entity::find().filter(booth_staff::Column::BadgeId.is_in(ids)).all(db).await?;
    let by_visitor = visitors.into_iter().filter_map(|visitor| Some((visitor.badge_id, of_visitor(visitor.state)?)));
    let by_staff = staff.into_iter().filter(|person| person.removed_at.is_some()).map(|person| (person.badge_id, Standing::Gone));
    let owners: HashMap<BadgeId, Standing> = by_visitor.chain(by_staff).collect();
    let own = |badge: &entity::Model| if badge.revoked_at.is_some() { Standing::Revoked } else { Standing::Valid };
    Ok(badges.iter().map(|badge| (badge.id, owners.get(&badge.id).copied().unwrap_or_else(|| own(badge)))).collect())
}

/// What a visitor's state makes of the badge, if it does.
fn of_visitor(state: RegistrationState) -> Option<Standing> {
    match state {
        RegistrationState::Pending => Some(Standing::Unconfirmed),
        RegistrationState::Cancelled => Some(Standing::Gone),
        RegistrationState::Confirmed => None,
    }
}
