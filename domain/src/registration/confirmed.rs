//! Those who have a ticket that counts, as letters to all of them need them.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    sea_query::{Expr, ExprTrait},
};

use super::{RegistrationState, entity::registration};
use crate::{
    badge,
    ids::{EventId, RegistrationId},
    locale::Locale,
};

/// A visitor with a ticket.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ConfirmedVisitor {
    pub id: RegistrationId,
    pub name: String,
    /// Empty for whoever was registered without one.
    pub email: String,
    pub locale: Locale,
    pub ticket_code: String,
}

/// A registration whose ticket counts.
pub(crate) fn has_ticket() -> Expr {
    registration::Column::State.eq(RegistrationState::Confirmed).and(registration::Column::ErasedAt.is_null())
}

/// Everybody whose registration for an event is confirmed, in the order of their registrations.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn confirmed_visitors(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<ConfirmedVisitor>, DbErr> {
    registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .column(registration::Column::Name)
        .column(registration::Column::Email)
        .column(registration::Column::Locale)
        .column_as(badge::entity::Column::TicketCode, "ticket_code")
        .join(JoinType::InnerJoin, registration::Relation::Badge.def())
        .filter(registration::Column::EventId.eq(event))
        .filter(has_ticket())
        .order_by_asc(registration::Column::Id)
        .into_model()
        .all(db)
        .await
}
