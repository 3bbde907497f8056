//! Visitors and exhibitors' staff, for organisers.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::{FoundPerson, Group, PersonAt, scope::with_events};
use crate::{
    badge::entity as badge,
    booth_staff::entity::booth_staff,
    db::{Db, search},
    ids::{ApplicationId, BadgeId},
    registration::entity::registration,
};

/// Everybody whom organisers know: whoever calls has asked whether it is one.
pub(super) async fn people(db: &Db, typed: &str) -> Result<Group<FoundPerson>, DbErr> {
    let (visitors, staff) = tokio::try_join!(visitors(db, typed), staff(db, typed))?;
    Ok(visitors.and(staff))
}

async fn visitors(db: &Db, typed: &str) -> Result<Group<FoundPerson>, DbErr> {
    let rows = registration::Entity::find().filter(registration::Column::ErasedAt.is_null());
    let best = search::best(db, rows, &registration::SEARCHED, typed).await?;
    let found = |row: registration::Model, event| FoundPerson {
        at: PersonAt::Visitor(row.id),
        name: row.name,
        organisation: row.organisation,
        event,
    };
    with_events(db, best, |row| row.event_id, found).await
}

/// By their badges, which hold what they are searched by.
async fn staff(db: &Db, typed: &str) -> Result<Group<FoundPerson>, DbErr> {
    let named = booth_staff::Entity::find().filter(booth_staff::Column::RemovedAt.is_null());
    let of_staff = named.clone().select_only().column(booth_staff::Column::BadgeId).into_query();
    let badges = badge::Entity::find().filter(badge::Column::Id.in_subquery(of_staff));
    let mut best = search::best(db, badges, &badge::SEARCHED, typed).await?;
    let ids: Vec<BadgeId> = best.rows.iter().map(|(_, badge)| badge.id).collect();
    let named = named.filter(booth_staff::Column::BadgeId.is_in(ids)).all(db.read()).await?;
    let named: HashMap<BadgeId, ApplicationId> = named.into_iter().map(|row| (row.badge_id, row.application_id)).collect();
    // Taken off the stand meanwhile.
    best.rows.retain(|(_, badge)| named.contains_key(&badge.id));
    let found = |row: badge::Model, event| FoundPerson {
        at: PersonAt::Stand(named[&row.id]),
        name: row.name,
        organisation: row.organisation,
        event,
    };
    with_events(db, best, |row| row.event_id, found).await
}
