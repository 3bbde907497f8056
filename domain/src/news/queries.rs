//! Reading news. What has not appeared is there for organisers alone.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    Error, NewsEntryView, entity,
    list::views,
    policy,
    visible::{is_public, visible_to},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, HistoryEntry},
    clock::Instant,
    db::Db,
    event::EventView,
    ids::{EventId, NewsEntryId},
};

/// Entries of a feed: more than anybody misses between two looks.
const FED: u64 = 30;
/// Search engines take no more than 50,000 addresses, of which each entry has two.
const LISTED: u64 = 20_000;

/// What readers of a feed get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    pub entries: Vec<NewsEntryView>,
    /// When what they say became what it is, also by something going away.
    pub changed_at: Instant,
}

/// The entry at `slug`.
///
/// # Errors
/// `NotFound` when there is none, or none that the actor may see.
pub async fn by_slug(db: &Db, actor: &Actor, slug: &str) -> Result<NewsEntryView, Error> {
    let row = entity::Entity::find().filter(entity::Column::Slug.eq(slug)).filter(visible_to(actor)).one(db.read()).await?;
    one(db, row).await
}

/// An entry to work on.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn entry(db: &Db, actor: &Actor, id: NewsEntryId) -> Result<NewsEntryView, Error> {
    policy::may_write(actor)?;
    let row = entity::Entity::find_by_id(id).one(db.read()).await?;
    one(db, row).await
}

/// What happened to an entry, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn history_of(db: &Db, actor: &Actor, id: NewsEntryId) -> Result<Vec<HistoryEntry>, Error> {
    policy::may_write(actor)?;
    Ok(audit::of_subject(db, id.as_uuid()).await?)
}

/// What everybody may read, the newest `most`.
///
/// # Errors
/// A failure of the database.
pub async fn newest(db: &Db, most: u64) -> Result<Vec<NewsEntryView>, Error> {
    let rows = entity::Entity::find().filter(is_public());
    let rows = rows.order_by_desc(entity::Column::PublishedAt).order_by_desc(entity::Column::Id).limit(most);
    Ok(views(db, rows.all(db.read()).await?).await?)
}

/// What everybody may read about an event, the newest `most`; a moment old at most (`Db::kept`).
///
/// # Errors
/// A failure of the database.
pub async fn of_event(db: &Db, event: &EventView, most: u64) -> Result<Vec<NewsEntryView>, Error> {
    let read = || {
        let (db, event) = (db.clone(), event.clone());
        async move {
            let rows = entity::Entity::find().filter(is_public()).filter(entity::Column::EventId.eq(event.id));
            let rows = rows.order_by_desc(entity::Column::PublishedAt).order_by_desc(entity::Column::Id).limit(most);
            let rows = rows.all(db.read()).await?;
            Ok::<_, DbErr>(rows.into_iter().map(|row| NewsEntryView::of(row, Some(event.clone()))).collect::<Vec<_>>())
        }
    };
    let entries = db.kept("news of an event", event.id, read).await?;
    Ok((*entries).clone())
}

/// What everybody may read about any of these events, the newest `most`. Whoever has the events may see them.
///
/// # Errors
/// A failure of the database.
pub async fn of_events(db: &Db, events: &[EventView], most: u64) -> Result<Vec<NewsEntryView>, Error> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    let rows = entity::Entity::find().filter(is_public()).filter(entity::Column::EventId.is_in(ids));
    let rows = rows.order_by_desc(entity::Column::PublishedAt).order_by_desc(entity::Column::Id).limit(most);
    let view = |row: entity::Model| {
        let event = events.iter().find(|event| Some(event.id) == row.event_id).cloned();
        NewsEntryView::of(row, event)
    };
    Ok(rows.all(db.read()).await?.into_iter().map(view).collect())
}

/// The newest that everybody may read, for programs that ask again and again.
///
/// # Errors
/// A failure of the database.
pub async fn feed(db: &Db) -> Result<Feed, Error> {
    let entries = newest(db, FED).await?;
    // Also what is hidden by now.
    let changed: Option<Instant> = entity::Entity::find()
        .select_only()
        .column(entity::Column::UpdatedAt)
        .order_by_desc(entity::Column::UpdatedAt)
        .limit(1)
        .into_tuple()
        .one(db.read())
        .await?;
    let appeared = entries.first().and_then(|entry| entry.published_at);
    let changed_at = changed.into_iter().chain(appeared).max().unwrap_or_default();
    Ok(Feed { entries, changed_at })
}

/// The addresses of what everybody may read, and when each changed or appeared, whichever came later, for the sitemap.
///
/// # Errors
/// A failure of the database.
pub async fn public_pages(db: &Db) -> Result<Vec<(String, Instant)>, DbErr> {
    let entries = entity::Entity::find()
        .select_only()
        .columns([entity::Column::Slug, entity::Column::UpdatedAt, entity::Column::PublishedAt])
        .filter(is_public())
        .order_by_desc(entity::Column::PublishedAt)
        .limit(LISTED);
    let entries: Vec<(String, Instant, Option<Instant>)> = entries.into_tuple().all(db.read()).await?;
    Ok(entries.into_iter().map(|(slug, changed, appeared)| (slug, appeared.map_or(changed, |at| at.max(changed)))).collect())
}

async fn one(db: &Db, row: Option<entity::Model>) -> Result<NewsEntryView, Error> {
    let entries = views(db, row.into_iter().collect()).await?;
    entries.into_iter().next().ok_or(Error::Denied(Denied::NotFound))
}
