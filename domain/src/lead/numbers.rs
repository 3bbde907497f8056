//! How many contacts there are. Withdrawn ones are not among them, and whose they are is told nobody here.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Select};

use super::entity;
use crate::{
    db::{Db, counted},
    ids::{ApplicationId, EventId},
};

/// The contacts of each of these events; one without any is left out.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn by_event(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, u64>, DbErr> {
    Ok(counted::<_, EventId>(db, of(events), entity::Column::EventId).await?.into_iter().collect())
}

/// The same of each exhibitor at them.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn by_exhibitor(db: &Db, events: &[EventId]) -> Result<HashMap<ApplicationId, u64>, DbErr> {
    Ok(counted::<_, ApplicationId>(db, of(events), entity::Column::ApplicationId).await?.into_iter().collect())
}

fn of(events: &[EventId]) -> Select<entity::Entity> {
    entity::Entity::find().filter(entity::Column::EventId.is_in(events.iter().copied())).filter(entity::Column::WithdrawnAt.is_null())
}
