//! Reading events. A draft is there for organisers alone.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::LockType};

use super::{EventState, EventView, Unseen, entity, terms};
use crate::{
    actor::{Actor, Denied},
    db::{Db, Tx},
    ids::EventId,
};

/// The event at `slug`.
///
/// # Errors
/// `NotFound` when there is none, or none that the actor may see.
pub async fn by_slug(db: &Db, actor: &Actor, slug: &str) -> Result<EventView, Unseen> {
    let row = entity::Entity::find().filter(entity::Column::Slug.eq(slug)).one(db.read()).await?;
    visible(actor, row)
}

/// The event at `slug` for a page about it, a moment old at most (`Db::kept`). Whoever decides something asks `by_slug`.
///
/// # Errors
/// As `by_slug`.
pub async fn shown(db: &Db, actor: &Actor, slug: &str) -> Result<EventView, Unseen> {
    let read = || {
        let (db, found) = (db.clone(), entity::Entity::find().filter(entity::Column::Slug.eq(slug)));
        async move { found.one(db.read()).await }
    };
    let row = db.kept("event", slug, read).await?;
    visible(actor, (*row).clone())
}

/// The event with this id.
///
/// # Errors
/// As `by_slug`.
pub async fn by_id(db: &Db, actor: &Actor, event: EventId) -> Result<EventView, Unseen> {
    let row = entity::Entity::find_by_id(event).one(db.read()).await?;
    visible(actor, row)
}

/// The event, as the write transaction of another slice sees it; whoever calls has asked its own policy.
///
/// # Errors
/// `NotFound` when there is none.
pub(crate) async fn within(tx: &Tx, event: EventId) -> Result<EventView, Unseen> {
    let row = entity::Entity::find_by_id(event).one(tx).await?;
    row.map(EventView::from).ok_or(Unseen::Denied(Denied::NotFound))
}

/// As `within`; on PostgreSQL it stays as it is until the transaction ends. SQLite has one writer anyway.
///
/// # Errors
/// `NotFound` when there is none.
pub(crate) async fn held(tx: &Tx, event: EventId) -> Result<EventView, Unseen> {
    let row = entity::Entity::find_by_id(event).lock_shared().one(tx).await?;
    row.map(EventView::from).ok_or(Unseen::Denied(Denied::NotFound))
}

/// Lets those who change what belongs to an event as a whole come one after the other, such as the order of its levels:
/// the second waits here on PostgreSQL, and then sees what the first has written. SQLite has one writer anyway.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn take_turns(tx: &Tx, event: EventId) -> Result<(), sea_orm::DbErr> {
    entity::Entity::find_by_id(event).lock(LockType::NoKeyUpdate).one(tx).await?;
    Ok(())
}

/// Slugs of what everybody may see, the newest first, for the sitemap: search engines take no more than 50,000 entries.
///
/// # Errors
/// A failure of the database.
pub async fn published_slugs(db: &Db) -> Result<Vec<String>, sea_orm::DbErr> {
    let events = entity::Entity::find().select_only().column(entity::Column::Slug).filter(entity::Column::State.ne(EventState::Draft));
    events.order_by_desc(entity::Column::StartsOn).limit(49_000).into_tuple().all(db.read()).await
}

/// Whether the actor may read the picture or the terms under this key; `None` where no event has it. Hosts see the draft of
/// their event, and its files with it.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn shows_file(db: &Db, actor: &Actor, key: &str) -> Result<Option<bool>, sea_orm::DbErr> {
    let with_it = Condition::any().add(entity::Column::Picture.eq(key)).add(entity::Column::Id.in_subquery(terms::with_file(key)));
    let rows = entity::Entity::find().filter(with_it).all(db.read()).await?;
    let shown = rows.iter().map(|row| row.state != EventState::Draft || actor.is_staff_of(row.id) || actor.co_hosts(row.id));
    Ok(shown.reduce(|one, other| one || other))
}

fn visible(actor: &Actor, row: Option<entity::Model>) -> Result<EventView, Unseen> {
    row.filter(|row| row.state != EventState::Draft || actor.is_staff_of(row.id))
        .map(EventView::from)
        .ok_or(Unseen::Denied(Denied::NotFound))
}
