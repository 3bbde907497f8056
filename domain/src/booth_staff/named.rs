//! Everybody named for a stand at an event, as letters to all of them need them; and where they stand, as paper does.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};

use super::entity::booth_staff;
use crate::{
    application::entity::application,
    badge,
    booth::entity::unit,
    db::{Db, Tx},
    ids::{ApplicationId, BadgeId, BoothStaffId, EventId},
    locale::Locale,
    placement::{confirmed_placement, entity::placement},
};

/// Somebody on a stand, with the ticket that opens the door.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct StaffWithTicket {
    pub id: BoothStaffId,
    pub application: ApplicationId,
    pub organisation: String,
    pub name: String,
    /// Empty for whoever has no mailbox of their own.
    pub email: String,
    pub email_key: String,
    pub locale: Locale,
    pub ticket_code: String,
}

/// Everybody named for a stand of an event, in the order in which they were.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn staff_of_event(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<StaffWithTicket>, DbErr> {
    booth_staff::Entity::find()
        .select_only()
        .column(booth_staff::Column::Id)
        .column_as(booth_staff::Column::ApplicationId, "application")
        .column_as(application::Column::DisplayName, "organisation")
        .column(booth_staff::Column::Name)
        .column(booth_staff::Column::Email)
        .column(booth_staff::Column::EmailKey)
        .column(booth_staff::Column::Locale)
        .column_as(badge::entity::Column::TicketCode, "ticket_code")
        .join(JoinType::InnerJoin, booth_staff::Relation::Application.def())
        .join(JoinType::InnerJoin, booth_staff::Relation::Badge.def())
        .filter(booth_staff::Column::EventId.eq(event))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .order_by_asc(booth_staff::Column::Id)
        .into_model()
        .all(db)
        .await
}

/// The codes of the units at which the people with these badges stand, as everybody sees them on the plan. Whoever stands at
/// none, or at none yet, is not among them.
///
/// # Errors
/// A failure of the database.
pub async fn units_of_badges(db: &Db, badges: &[BadgeId]) -> Result<HashMap<BadgeId, String>, DbErr> {
    let staff: Vec<(BadgeId, ApplicationId)> = booth_staff::Entity::find()
        .select_only()
        .columns([booth_staff::Column::BadgeId, booth_staff::Column::ApplicationId])
        .filter(booth_staff::Column::BadgeId.is_in(badges.iter().copied()))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .into_tuple()
        .all(db.read())
        .await?;
    let units: Vec<(ApplicationId, String)> = placement::Entity::find()
        .select_only()
        .column(placement::Column::ApplicationId)
        .column(unit::Column::Code)
        .join(JoinType::InnerJoin, placement::Relation::Unit.def())
        .filter(placement::Column::ApplicationId.is_in(staff.iter().map(|(_, application)| *application)))
        .filter(confirmed_placement())
        .into_tuple()
        .all(db.read())
        .await?;
    let units: HashMap<_, _> = units.into_iter().collect();
    Ok(staff.into_iter().filter_map(|(badge, application)| Some((badge, units.get(&application)?.clone()))).collect())
}

/// Writes on the badges of an exhibitor's people what it is called now; whoever calls holds the application.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn rename_organisation(tx: &Tx, application: ApplicationId, name: &str) -> Result<(), DbErr> {
    let staff = booth_staff::Entity::find()
        .filter(booth_staff::Column::ApplicationId.eq(application))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .order_by_asc(booth_staff::Column::Id);
    for person in staff.all(tx).await? {
        badge::reprint(tx, person.badge_id, &person.name, name).await?;
    }
    Ok(())
}
