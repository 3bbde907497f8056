//! What this slice keeps about whoever wears a badge.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use super::{DoorMode, ScanOutcome, entity::scan};
use crate::{clock::Instant, db::Db, ids::BadgeId};

/// More than anybody can have; a bound all the same.
const MOST: u64 = 5000;

/// A scan, for the visitor to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScanPart {
    pub outcome: ScanOutcome,
    pub scanned_at: Instant,
    pub undone_at: Option<Instant>,
}

/// Where a badge was scanned. Not while doors were tried out: that says nothing about anybody, and goes within two days.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_for(db: &Db, badge: BadgeId) -> Result<Vec<ScanPart>, DbErr> {
    let rows = scan::Entity::find()
        .filter(scan::Column::BadgeId.eq(badge))
        .filter(scan::Column::Mode.ne(DoorMode::Trial))
        .order_by_asc(scan::Column::ScannedAt)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(ScanPart::from).collect())
}

impl From<scan::Model> for ScanPart {
    fn from(row: scan::Model) -> Self {
        // Left out: keys, and who stood at which door. When a badge came first is another scan of it. An erasure leaves
        // these rows as they are: they name a badge, which is nobody's then. What would say more is emptied there.
        let scan::Model {
            id: _,
            event_id: _,
            door_id: _,
            badge_id: _,
            account_id: _,
            outcome,
            first_at: _,
            scanned_at,
            undone_at,
            mode: _,
        } = row;
        Self { outcome, scanned_at, undone_at }
    }
}
