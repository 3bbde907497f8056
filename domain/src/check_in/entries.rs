//! Where somebody came in so far.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{DoorMode, Error, ScanOutcome, entity::scan, policy};
use crate::{
    actor::Actor,
    clock::Instant,
    db::Db,
    ids::{BadgeId, EventId},
    locale::Text,
    masterclass::entity::session,
};

/// So many scans of one badge are shown.
const MOST: u64 = 100;

/// A scan of somebody's badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryView {
    /// The session at whose door it was; `None` at the entrance.
    pub session: Option<Text>,
    pub outcome: ScanOutcome,
    pub at: Instant,
    pub undone: bool,
}

/// The scans of a badge at the doors of its event, the newest first; without those of a trial.
///
/// # Errors
/// `Denied` for whoever is not staff of the event.
pub async fn entries(db: &Db, actor: &Actor, event: EventId, badge: BadgeId) -> Result<Vec<EntryView>, Error> {
    policy::may_see_people(actor, event)?;
    let scans = scan::Entity::find()
        .filter(scan::Column::BadgeId.eq(badge))
        .filter(scan::Column::EventId.eq(event))
        .filter(scan::Column::Mode.ne(DoorMode::Trial))
        .order_by_desc(scan::Column::ScannedAt)
        .order_by_desc(scan::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    let doors = scans.iter().map(|scan| scan.door_id).filter(|door| *door != event.as_uuid());
    let sessions: HashMap<Uuid, Text> = session::Entity::find()
        .filter(session::Column::Id.is_in(doors))
        .all(db.read())
        .await?
        .into_iter()
        .map(|row| (row.id.as_uuid(), Text::new(row.title_de, row.title_en)))
        .collect();
    let entry = |scan: scan::Model| EntryView {
        session: sessions.get(&scan.door_id).cloned(),
        outcome: scan.outcome,
        at: scan.scanned_at,
        undone: scan.undone_at.is_some(),
    };
    Ok(scans.into_iter().map(entry).collect())
}
