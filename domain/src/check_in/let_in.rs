//! Who came in where and when, for tables.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::entity::admission;
use crate::{
    clock::Instant,
    db::Db,
    ids::{BadgeId, EventId, SessionId},
};

/// That somebody was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// `None` at the entrance.
    pub session: Option<SessionId>,
    pub admitted_at: Instant,
}

/// Where and when each of these badges was let in at an event, the first time first.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn entries_of(db: &Db, event: EventId, badges: &[BadgeId]) -> Result<HashMap<BadgeId, Vec<Entry>>, DbErr> {
    let rows = admission::Entity::find()
        .filter(admission::Column::EventId.eq(event))
        .filter(admission::Column::BadgeId.is_in(badges.iter().copied()))
        .order_by_asc(admission::Column::AdmittedAt)
        .all(db.read())
        .await?;
    let mut entries: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let session = (row.door_id != event.as_uuid()).then(|| SessionId::from_uuid(row.door_id));
        entries.entry(row.badge_id).or_default().push(Entry { session, admitted_at: row.admitted_at });
    }
    Ok(entries)
}
