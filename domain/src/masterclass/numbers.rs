//! How many sessions an event has.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

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

/// The published sessions of each of these events; an event without any is left out.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn published_counts(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, u64>, DbErr> {
    let published = session::Entity::find()
        .filter(session::Column::EventId.is_in(events.iter().copied()))
        .filter(session::Column::State.eq(SessionState::Published));
    Ok(counted::<_, EventId>(db, published, session::Column::EventId).await?.into_iter().collect())
}

/// Seats taken and seats in all, of the published sessions with seats to book.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn seats(db: &Db, event: EventId) -> Result<(u64, u64), DbErr> {
    let rows: Vec<(i32, i32)> = session::Entity::find()
        .select_only()
        .columns([session::Column::SeatsTaken, session::Column::SeatLimit])
        .filter(session::Column::EventId.eq(event))
        .filter(session::Column::State.eq(SessionState::Published))
        .filter(session::Column::SeatLimit.gt(0))
        .into_tuple()
        .all(db.read())
        .await?;
    let sum = |which: fn(&(i32, i32)) -> i32| rows.iter().map(|row| u64::try_from(which(row)).unwrap_or(0)).sum();
    Ok((sum(|row| row.0), sum(|row| row.1)))
}
