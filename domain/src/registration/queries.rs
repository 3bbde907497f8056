//! Reading registrations.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{RegistrationState, entity::registration};
use crate::{
    badge,
    code::Code,
    db::Db,
    ids::{EventId, RegistrationId},
};

/// Whom a ticket code belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketHolder {
    pub registration: RegistrationId,
    pub event: EventId,
    pub name: String,
    pub state: RegistrationState,
}

/// The visitor with this ticket code; `None` for every code that opens nothing.
///
/// # Errors
/// A failure of the database.
pub async fn by_ticket(db: &Db, ticket_code: &str) -> Result<Option<TicketHolder>, DbErr> {
    let Some(code) = Code::parse(ticket_code) else { return Ok(None) };
    let found = badge::entity::Entity::find().filter(badge::entity::Column::TicketCode.eq(code.as_str())).one(db.read()).await?;
    let Some(badge) = found else { return Ok(None) };
    let row = registration::Entity::find()
        .filter(registration::Column::BadgeId.eq(badge.id))
        .filter(registration::Column::ErasedAt.is_null())
        .one(db.read())
        .await?;
    Ok(row.map(|row| TicketHolder { registration: row.id, event: row.event_id, name: row.name, state: row.state }))
}
