//! Reading recaps: all of one for its organisers, and what of it everybody may see.

use std::{collections::HashSet, sync::Arc};

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

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
    ids::{EventId, RecapId},
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
