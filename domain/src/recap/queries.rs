//! Reading recaps: all of one for its organisers, and what of it everybody may see.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};

use super::{
    Error, RecapState, RecapView,
    entity::{recap, recap_download, recap_figure, recap_picture, recap_voice},
    view::Parts,
};
use crate::{
    actor::Actor,
    audit::{self, HistoryEntry},
    clock::Instant,
    db::Db,
    event::{EventState, EventView, entity as event},
    ids::{EventId, RecapId},
    locale::Text,
};

/// The recap of an event; `None` if nobody has begun one.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn of_event(db: &Db, actor: &Actor, event: EventId) -> Result<Option<RecapView>, Error> {
    actor.require_organiser()?;
    read(db, event, None).await
}

/// What everybody sees of the recap of an event that the caller may see; to organisers also of a draft, as it will be.
///
/// # Errors
/// A failure of the database.
pub async fn public_of(db: &Db, actor: &Actor, event: EventId) -> Result<Option<RecapView>, Error> {
    let state = if actor.is_organiser() { None } else { Some(RecapState::Published) };
    Ok(read(db, event, state).await?.map(RecapView::as_public))
}

/// The events that have a recap for everybody; a moment old at most (`Db::kept`).
///
/// # Errors
/// A failure of the database.
pub async fn events_with_one(db: &Db) -> Result<Arc<HashSet<EventId>>, DbErr> {
    let read = || {
        let db = db.clone();
        async move {
            let public = recap::Entity::find().filter(recap::Column::State.eq(RecapState::Published));
            let events: Vec<EventId> = public.select_only().column(recap::Column::EventId).into_tuple().all(db.read()).await?;
            Ok::<HashSet<EventId>, DbErr>(events.into_iter().collect())
        }
    };
    db.kept("recaps", "", read).await
}

/// A recap in short, with its event.
#[derive(Clone, Debug, PartialEq)]
pub struct RecapInShort {
    pub id: RecapId,
    pub event: EventView,
    /// Markdown.
    pub text: Text,
    pub state: RecapState,
    pub published_at: Option<Instant>,
}

/// The newest `most` that everybody may see.
///
/// # Errors
/// A failure of the database.
pub async fn newest(db: &Db, most: u64) -> Result<Vec<RecapInShort>, DbErr> {
    let rows = recap::Entity::find()
        .filter(recap::Column::State.eq(RecapState::Published))
        .filter(recap::Column::EventId.in_subquery(shown_events()))
        .order_by_desc(recap::Column::PublishedAt)
        .order_by_desc(recap::Column::Id)
        .limit(most);
    with_events(db, rows.all(db.read()).await?).await
}

fn shown_events() -> SelectStatement {
    let shown = event::Entity::find().filter(event::Column::State.ne(EventState::Draft));
    shown.select_only().column(event::Column::Id).into_query()
}

/// Rows with their events: whoever calls may see both.
pub(crate) async fn with_events(db: &Db, rows: Vec<recap::Model>) -> Result<Vec<RecapInShort>, DbErr> {
    let ids: Vec<EventId> = rows.iter().map(|row| row.event_id).collect();
    let events = event::Entity::find().filter(event::Column::Id.is_in(ids)).all(db.read()).await?;
    let mut events: HashMap<EventId, EventView> = events.into_iter().map(|row| (row.id, EventView::from(row))).collect();
    let in_short = |row: recap::Model| {
        let event = events.remove(&row.event_id)?;
        let text = Text::new(row.text_de, row.text_en);
        Some(RecapInShort { id: row.id, event, text, state: row.state, published_at: row.published_at })
    };
    Ok(rows.into_iter().filter_map(in_short).collect())
}

/// When anything of any recap last changed, also of one that is not public any more.
///
/// # Errors
/// A failure of the database.
pub async fn last_change(db: &Db) -> Result<Instant, DbErr> {
    let newest = recap::Entity::find().select_only().column(recap::Column::UpdatedAt).order_by_desc(recap::Column::UpdatedAt).limit(1);
    Ok(newest.into_tuple().one(db.read()).await?.unwrap_or_default())
}

/// When the public recap of an event last changed; `None` if there is none, for the sitemap.
///
/// # Errors
/// A failure of the database.
pub async fn public_since(db: &Db, event: EventId) -> Result<Option<Instant>, DbErr> {
    let row = recap::Entity::find()
        .filter(recap::Column::EventId.eq(event))
        .filter(recap::Column::State.eq(RecapState::Published))
        .one(db.read())
        .await?;
    Ok(row.map(|row| row.updated_at))
}

/// Whether the actor may read the picture or the file under this key: everybody as soon as a public recap shows it, organisers
/// before; `None` where no recap has it.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn shows_file(db: &Db, actor: &Actor, key: &str) -> Result<Option<bool>, DbErr> {
    let either = Condition::any().add(recap_picture::Column::File.eq(key)).add(recap_picture::Column::Small.eq(key));
    let pictures = recap_picture::Entity::find().filter(either).all(db.read()).await?;
    let downloads = recap_download::Entity::find().filter(recap_download::Column::File.eq(key)).all(db.read()).await?;
    if pictures.is_empty() && downloads.is_empty() {
        return Ok(None);
    }
    if actor.is_organiser() {
        return Ok(Some(true));
    }
    let of_pictures = pictures.iter().filter(|picture| picture.licence.is_some() && picture.consent.is_some());
    let with_it: Vec<RecapId> =
        of_pictures.map(|picture| picture.recap_id).chain(downloads.iter().map(|download| download.recap_id)).collect();
    let shown = event::Entity::find().select_only().column(event::Column::Id).filter(event::Column::State.ne(EventState::Draft));
    let public = recap::Entity::find()
        .filter(recap::Column::Id.is_in(with_it))
        .filter(recap::Column::State.eq(RecapState::Published))
        .filter(recap::Column::EventId.in_subquery(shown.into_query()))
        .count(db.read())
        .await?;
    Ok(Some(public > 0))
}

/// What happened to a recap, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn history_of(db: &Db, actor: &Actor, id: RecapId) -> Result<Vec<HistoryEntry>, Error> {
    actor.require_organiser()?;
    Ok(audit::of_subject(db, id.as_uuid()).await?)
}

async fn read(db: &Db, event: EventId, state: Option<RecapState>) -> Result<Option<RecapView>, Error> {
    let found = recap::Entity::find().filter(recap::Column::EventId.eq(event));
    let found = match state {
        Some(state) => found.filter(recap::Column::State.eq(state)),
        None => found,
    };
    let Some(row) = found.one(db.read()).await? else { return Ok(None) };
    let id = row.id;
    let pictures = recap_picture::Entity::find()
        .filter(recap_picture::Column::RecapId.eq(id))
        .order_by_asc(recap_picture::Column::Position)
        .order_by_asc(recap_picture::Column::Id);
    let voices = recap_voice::Entity::find().filter(recap_voice::Column::RecapId.eq(id)).order_by_asc(recap_voice::Column::Id);
    let figures = recap_figure::Entity::find().filter(recap_figure::Column::RecapId.eq(id)).order_by_asc(recap_figure::Column::Id);
    let downloads = recap_download::Entity::find().filter(recap_download::Column::RecapId.eq(id)).order_by_asc(recap_download::Column::Id);
    let parts = Parts {
        pictures: pictures.all(db.read()).await?,
        voices: voices.all(db.read()).await?,
        figures: figures.all(db.read()).await?,
        downloads: downloads.all(db.read()).await?,
    };
    Ok(Some(RecapView::of(row, parts)))
}
