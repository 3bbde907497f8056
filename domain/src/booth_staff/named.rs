//! Everybody named for a stand at an event, as letters to all of them need them.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};

use super::entity::booth_staff;
use crate::{
    application::entity::application,
    badge,
    ids::{ApplicationId, BoothStaffId, EventId},
    locale::Locale,
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
