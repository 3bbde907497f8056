//! Reading talks. A draft is there for organisers alone.

use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{Error, TalkState, TalkView, entity};
use crate::{
    actor::{Actor, Denied},
    audit::{self, HistoryEntry},
    clock::Instant,
    db::{
        Db, Tx,
        search::{self, Narrowed},
    },
    ids::{BridgeId, TalkId},
};

/// More than anybody gives.
const MOST: u64 = 500;
const PER_PAGE: u64 = 30;

/// What organisers look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TalkFilter {
    pub state: Option<TalkState>,
    /// In subject, occasion, town and speakers.
    pub search: String,
    /// `subject`, `date`; with `-` in front the other way round.
    pub sort: String,
    /// Counted from 1.
    pub page: u64,
}

/// One page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkPage {
    pub talks: Vec<TalkView>,
    pub page: u64,
    pub pages: u64,
    pub total: u64,
    /// Nothing fits what was typed; these come close.
    pub similar: bool,
}

/// What everybody may see, the newest first.
///
/// # Errors
/// A failure of the database.
pub async fn published(db: &Db) -> Result<Vec<TalkView>, DbErr> {
    all(db, newest().filter(is_public())).await
}

/// All talks, the newest first unless sorted otherwise.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn for_organisers(db: &Db, actor: &Actor, filter: &TalkFilter) -> Result<TalkPage, Error> {
    actor.require_organiser()?;
    let found = entity::Entity::find();
    let found = filter.state.into_iter().fold(found, |found, state| found.filter(entity::Column::State.eq(state)));
    let Narrowed { rows, similar } = search::narrowed(db, found, &entity::SEARCHED, &filter.search, None).await?;
    let total = rows.clone().count(db.read()).await?;
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let talks = all(db, sorted(rows, &filter.sort).limit(PER_PAGE).offset((page - 1) * PER_PAGE)).await?;
    Ok(TalkPage { talks, page, pages, total, similar })
}

/// The talk at `slug`.
///
/// # Errors
/// `NotFound` when there is none, or none that the actor may see.
pub async fn by_slug(db: &Db, actor: &Actor, slug: &str) -> Result<TalkView, Error> {
    let row = entity::Entity::find().filter(entity::Column::Slug.eq(slug)).filter(visible_to(actor)).one(db.read()).await?;
    row.map(TalkView::from).ok_or(Error::Denied(Denied::NotFound))
}

/// A talk to work on.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn talk(db: &Db, actor: &Actor, id: TalkId) -> Result<TalkView, Error> {
    actor.require_organiser()?;
    let row = entity::Entity::find_by_id(id).one(db.read()).await?;
    row.map(TalkView::from).ok_or(Error::Denied(Denied::NotFound))
}

/// What happened to a talk, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn history_of(db: &Db, actor: &Actor, id: TalkId) -> Result<Vec<HistoryEntry>, Error> {
    actor.require_organiser()?;
    Ok(audit::of_subject(db, id.as_uuid()).await?)
}

/// What everybody may see of a bridge's talks, the newest first.
///
/// # Errors
/// A failure of the database.
pub async fn public_of_bridge(db: &Db, bridge: BridgeId) -> Result<Vec<TalkView>, DbErr> {
    all(db, newest().filter(entity::Column::BridgeId.eq(bridge)).filter(is_public())).await
}

/// All talks of a bridge, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn all_of_bridge(db: &Db, actor: &Actor, bridge: BridgeId) -> Result<Vec<TalkView>, Error> {
    actor.require_organiser()?;
    Ok(all(db, newest().filter(entity::Column::BridgeId.eq(bridge))).await?)
}

/// What a bridge's talks are on: whoever calls holds the bridge.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn names_of_bridge(tx: &Tx, bridge: BridgeId) -> Result<Vec<String>, DbErr> {
    let rows = newest().filter(entity::Column::BridgeId.eq(bridge)).all(tx).await?;
    Ok(rows.into_iter().map(|row| row.subject_de).collect())
}

/// The addresses of what everybody may see, and when each changed, for the sitemap.
///
/// # Errors
/// A failure of the database.
pub async fn public_pages(db: &Db) -> Result<Vec<(String, Instant)>, DbErr> {
    let pages = newest().filter(is_public()).select_only().columns([entity::Column::Slug, entity::Column::UpdatedAt]);
    pages.into_tuple().all(db.read()).await
}

/// When anything of any talk last changed, also of one that is not public any more.
///
/// # Errors
/// A failure of the database.
pub async fn last_change(db: &Db) -> Result<Instant, DbErr> {
    let newest = entity::Entity::find().select_only().column(entity::Column::UpdatedAt).order_by_desc(entity::Column::UpdatedAt).limit(1);
    Ok(newest.into_tuple().one(db.read()).await?.unwrap_or_default())
}

/// The keys of all slides.
pub(crate) async fn slides_keys(db: &Db) -> Result<Vec<String>, DbErr> {
    let files = entity::Entity::find().filter(entity::Column::Slides.is_not_null());
    files.select_only().column(entity::Column::Slides).into_tuple().all(db.read()).await
}

/// Whether the actor may read the slides under this key; `None` where no talk has them.
pub(crate) async fn shows_slides(db: &Db, actor: &Actor, key: &str) -> Result<Option<bool>, DbErr> {
    let talks = entity::Entity::find().filter(entity::Column::Slides.eq(key)).limit(MOST).all(db.read()).await?;
    let shown = talks.iter().map(|talk| actor.is_organiser() || (talk.state == TalkState::Published && talk.slides_public));
    Ok(shown.reduce(|one, other| one || other))
}

/// What the actor may see.
pub(crate) fn visible_to(actor: &Actor) -> Condition {
    if actor.is_organiser() { Condition::all() } else { is_public() }
}

fn is_public() -> Condition {
    Condition::all().add(entity::Column::State.eq(TalkState::Published))
}

fn newest() -> Select<entity::Entity> {
    entity::Entity::find().order_by_desc(entity::Column::StartsAt).order_by_asc(entity::Column::Id).limit(MOST)
}

fn sorted(found: Select<entity::Entity>, sort: &str) -> Select<entity::Entity> {
    let found = match sort {
        "subject" => found.order_by_asc(entity::Column::SubjectDe),
        "-subject" => found.order_by_desc(entity::Column::SubjectDe),
        "date" => found.order_by_asc(entity::Column::StartsAt),
        _ => found.order_by_desc(entity::Column::StartsAt),
    };
    found.order_by_asc(entity::Column::Id)
}

async fn all(db: &Db, found: Select<entity::Entity>) -> Result<Vec<TalkView>, DbErr> {
    Ok(found.all(db.read()).await?.into_iter().map(TalkView::from).collect())
}
