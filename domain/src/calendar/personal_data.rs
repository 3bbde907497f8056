//! What this slice keeps about a visitor, and what becomes of it.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde::Serialize;

use super::{
    EntryFacts,
    entity::{self, Column},
    ledger::rows_of,
};
use crate::{
    clock::Instant,
    db::{Db, Tx},
    ids::BadgeId,
};

/// An entry in a calendar, for the visitor to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarPart {
    pub uid: String,
    pub sequence: i64,
    pub is_cancelled: bool,
    pub changed_at: Instant,
    pub says: Option<EntryFacts>,
}

/// Everything that this person was given for their calendar.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_for(db: &Db, badge: BadgeId) -> Result<Vec<CalendarPart>, DbErr> {
    let part = |row: entity::Model| {
        // Left out: keys.
        let entity::Model { holder: _, thing: _, uid, sequence, says, is_cancelled, changed_at } = row;
        CalendarPart { uid, sequence, is_cancelled, changed_at, says: serde_json::from_str(&says).ok() }
    };
    Ok(rows_of(db.read(), &[badge.as_uuid()]).await?.into_iter().map(part).collect())
}

/// Forgets what this person was given. Whoever calls has taken it back, or leaves nothing to take back.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget(tx: &Tx, badge: BadgeId) -> Result<(), DbErr> {
    entity::Entity::delete_many().filter(Column::Holder.eq(badge.as_uuid())).exec(tx).await?;
    Ok(())
}
