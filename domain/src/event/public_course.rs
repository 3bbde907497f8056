//! All that is public at once: in short, for maps and filters, and as a feed.

use chrono::{Datelike, Duration, NaiveDate};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use super::{EventKind, EventState, EventView, entity};
use crate::{
    clock::{self, Instant},
    db::Db,
    ids::{BridgeId, EventId},
};

/// More events than any agency has had.
const MOST: u64 = 2_000;
/// Entries of a feed.
const FED: u64 = 500;
/// So long what is over stays in the feed: calendars keep what they have for a while, and drop what is gone.
const STAYS: Duration = Duration::days(366);

/// What an event is called, when and where it is, and what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct EventInShort {
    pub id: EventId,
    pub slug: String,
    pub name: String,
    pub accent: String,
    pub kind: EventKind,
    pub bridge_id: Option<BridgeId>,
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

/// What calendars get that ask again and again.
#[derive(Clone, Debug, PartialEq)]
pub struct EventFeed {
    /// By time.
    pub events: Vec<EventView>,
    /// When anything of any event last changed, also of one that is not public any more.
    pub changed_at: Instant,
}

impl EventInShort {
    /// Whether some day of it is in this year.
    pub fn is_in(&self, year: i32) -> bool {
        (self.starts_on.year()..=self.ends_on.year()).contains(&year)
    }
}

/// Every public event, the newest first.
///
/// # Errors
/// A failure of the database.
pub async fn public_in_short(db: &Db) -> Result<Vec<EventInShort>, DbErr> {
    use entity::Column;
    entity::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Slug, Column::Name, Column::Accent, Column::Kind, Column::BridgeId])
        .columns([Column::City, Column::Country, Column::StartsOn, Column::EndsOn])
        .filter(Column::State.ne(EventState::Draft))
        .order_by_desc(Column::StartsOn)
        .limit(MOST)
        .into_model::<EventInShort>()
        .all(db.read())
        .await
}

/// Public events that are to come or were not long ago: all of them, or those of a bridge.
///
/// # Errors
/// A failure of the database.
pub async fn public_feed(db: &Db, bridge: Option<BridgeId>) -> Result<EventFeed, DbErr> {
    let mut found = entity::Entity::find()
        .filter(entity::Column::State.ne(EventState::Draft))
        .filter(entity::Column::EndsOn.gte(clock::now().date_naive() - STAYS));
    if let Some(bridge) = bridge {
        found = found.filter(entity::Column::BridgeId.eq(bridge));
    }
    let rows = found.order_by_asc(entity::Column::StartsOn).order_by_asc(entity::Column::Id).limit(FED).all(db.read()).await?;
    let changed: Option<Instant> = entity::Entity::find()
        .select_only()
        .column(entity::Column::UpdatedAt)
        .order_by_desc(entity::Column::UpdatedAt)
        .limit(1)
        .into_tuple()
        .one(db.read())
        .await?;
    Ok(EventFeed { events: rows.into_iter().map(EventView::from).collect(), changed_at: changed.unwrap_or_default() })
}
