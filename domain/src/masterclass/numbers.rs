//! How many sessions an event has.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::{SessionState, entity::session};
use crate::{
    db::{Db, counted},
    ids::EventId,
};

/// The sessions of an event by state.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn counts(db: &Db, event: EventId) -> Result<Vec<(SessionState, u64)>, DbErr> {
    counted(db, session::Entity::find().filter(session::Column::EventId.eq(event)), session::Column::State).await
}
