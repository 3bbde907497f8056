//! Lists of news: for everybody, and for organisers.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{Error, NewsEntryView, NewsEvent, NewsStanding, NewsState, entity, policy, visible::is_public};
use crate::{
    actor::Actor,
    clock,
    db::{
        Db, DbErr,
        search::{self, Narrowed},
    },
    event::{EventView, entity as event},
    ids::EventId,
};

const PER_PAGE: u64 = 20;
/// More events than anybody chooses from.
const EVENTS: u64 = 300;

/// What organisers look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewsFilter {
    pub standing: Option<NewsStanding>,
    /// In titles and ledes.
    pub search: String,
    /// `title`, `date`, `changed`; with `-` in front the other way round.
    pub sort: String,
    /// Counted from 1.
    pub page: u64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsPage {
    pub entries: Vec<NewsEntryView>,
    pub page: u64,
    pub pages: u64,
    pub total: u64,
    /// Nothing fits what was typed; these come close.
    pub similar: bool,
}

/// What everybody may read, the newest first.
///
/// # Errors
/// A failure of the database.
pub async fn published(db: &Db, typed: &str, page: u64) -> Result<NewsPage, Error> {
    let found = entity::Entity::find().filter(is_public());
    let Narrowed { rows, similar } = search::narrowed(db, found, &entity::SEARCHED, typed, None).await?;
    let rows = rows.order_by_desc(entity::Column::PublishedAt).order_by_desc(entity::Column::Id);
    Ok(NewsPage { similar, ..page_of(db, rows, page).await? })
}

/// All news, what was written last first unless sorted otherwise.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn for_organisers(db: &Db, actor: &Actor, filter: &NewsFilter) -> Result<NewsPage, Error> {
    policy::may_write(actor)?;
    let found = entity::Entity::find();
    let found = match filter.standing {
        None => found,
        Some(NewsStanding::Draft) => found.filter(entity::Column::State.eq(NewsState::Draft)),
        Some(NewsStanding::Published) => found.filter(is_public()),
        Some(NewsStanding::Planned) => {
            found.filter(entity::Column::State.eq(NewsState::Published)).filter(entity::Column::PublishedAt.gt(clock::now()))
        }
    };
    let Narrowed { rows, similar } = search::narrowed(db, found, &entity::SEARCHED, &filter.search, None).await?;
    Ok(NewsPage { similar, ..page_of(db, sorted(rows, &filter.sort), filter.page).await? })
}

/// The events that news can belong to, the latest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn events_to_choose(db: &Db, actor: &Actor) -> Result<Vec<NewsEvent>, Error> {
    policy::may_write(actor)?;
    let rows = event::Entity::find().order_by_desc(event::Column::StartsOn).order_by_asc(event::Column::Name).limit(EVENTS);
    let rows = rows.all(db.read()).await?;
    Ok(rows.into_iter().map(|row| NewsEvent::from(EventView::from(row))).collect())
}

/// Rows with the events that they belong to.
pub(super) async fn views(db: &Db, rows: Vec<entity::Model>) -> Result<Vec<NewsEntryView>, DbErr> {
    let ids: Vec<EventId> = rows.iter().filter_map(|row| row.event_id).collect();
    let events =
        if ids.is_empty() { Vec::new() } else { event::Entity::find().filter(event::Column::Id.is_in(ids)).all(db.read()).await? };
    let events: HashMap<EventId, EventView> = events.into_iter().map(|row| (row.id, EventView::from(row))).collect();
    let view = |row: entity::Model| {
        let event = row.event_id.and_then(|event| events.get(&event).cloned());
        NewsEntryView::of(row, event)
    };
    Ok(rows.into_iter().map(view).collect())
}

fn sorted(found: Select<entity::Entity>, sort: &str) -> Select<entity::Entity> {
    let (key, down) = sort.strip_prefix('-').map_or((sort, false), |key| (key, true));
    let column = match key {
        "title" => entity::Column::TitleDe,
        "date" => entity::Column::PublishedAt,
        "changed" => entity::Column::UpdatedAt,
        _ => return found.order_by_desc(entity::Column::CreatedAt).order_by_desc(entity::Column::Id),
    };
    let found = if down { found.order_by_desc(column) } else { found.order_by_asc(column) };
    found.order_by_asc(entity::Column::Id)
}

async fn page_of(db: &Db, found: Select<entity::Entity>, page: u64) -> Result<NewsPage, Error> {
    let pages = found.paginate(db.read(), PER_PAGE);
    let counted = pages.num_items_and_pages().await?;
    let page = page.clamp(1, std::cmp::max(1, counted.number_of_pages));
    let rows = pages.fetch_page(page - 1).await?;
    Ok(NewsPage { entries: views(db, rows).await?, page, pages: counted.number_of_pages, total: counted.number_of_items, similar: false })
}
