//! Lists of events: for organisers, and for everybody.

use chrono::Duration;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{Error, EventState, EventView, entity, policy};
use crate::{
    actor::Actor,
    clock,
    db::{
        Db,
        search::{self, Narrowed},
    },
    ids::EventId,
};

const PER_PAGE: u64 = 30;
/// More fairs at once than anybody plans.
const UPCOMING: u64 = 60;
const PAST_PER_PAGE: u64 = 24;

/// What organisers look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    pub state: Option<EventState>,
    /// In name, city, venue or bridge.
    pub search: String,
    /// `name`, `city`, `date`, `state`; with `-` in front the other way round.
    pub sort: String,
    /// Counted from 1.
    pub page: u64,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct EventPage {
    pub events: Vec<EventView>,
    pub page: u64,
    pub pages: u64,
    pub total: u64,
    /// No event fits what was typed; these come close.
    pub similar: bool,
}

/// What everybody sees.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicEvents {
    /// The next one first.
    pub upcoming: Vec<EventView>,
    /// The latest first.
    pub past: EventPage,
}

/// All events, the latest first unless sorted otherwise.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn for_organisers(db: &Db, actor: &Actor, filter: &EventFilter) -> Result<EventPage, Error> {
    policy::may_organise(actor)?;
    let mut found = entity::Entity::find();
    if let Some(state) = filter.state {
        found = found.filter(entity::Column::State.eq(state));
    }
    let Narrowed { rows, similar } = search::narrowed(db, found, &entity::SEARCHED, &filter.search, None).await?;
    let page = page_of(db, sorted(rows, &filter.sort), filter.page, PER_PAGE).await?;
    Ok(EventPage { similar, ..page })
}

/// Published events that are not over, and those that are.
///
/// # Errors
/// A failure of the database.
pub async fn for_public(db: &Db, page: u64) -> Result<PublicEvents, Error> {
    // No zone is further behind UTC than twelve hours: what ended before yesterday is over everywhere.
    let yesterday = clock::now().date_naive() - Duration::days(1);
    let rows = entity::Entity::find()
        .filter(entity::Column::State.eq(EventState::Published))
        .filter(entity::Column::EndsOn.gte(yesterday))
        .order_by_asc(entity::Column::StartsOn)
        .order_by_asc(entity::Column::Name)
        .limit(UPCOMING)
        .all(db.read())
        .await?;
    let upcoming: Vec<_> = rows.into_iter().map(EventView::from).filter(|event| !event.is_over()).collect();
    let current: Vec<EventId> = upcoming.iter().map(|event| event.id).collect();
    let over = Condition::any().add(entity::Column::State.eq(EventState::Archived)).add(
        Condition::all()
            .add(entity::Column::State.eq(EventState::Published))
            .add(entity::Column::EndsOn.lte(yesterday + Duration::days(1))),
    );
    let past = entity::Entity::find()
        .filter(over)
        .filter(entity::Column::Id.is_not_in(current))
        .order_by_desc(entity::Column::StartsOn)
        .order_by_asc(entity::Column::Name);
    Ok(PublicEvents { upcoming, past: page_of(db, past, page, PAST_PER_PAGE).await? })
}

fn sorted(found: Select<entity::Entity>, sort: &str) -> Select<entity::Entity> {
    let (key, down) = sort.strip_prefix('-').map_or((sort, false), |key| (key, true));
    let column = match key {
        "name" => entity::Column::Name,
        "city" => entity::Column::City,
        "state" => entity::Column::State,
        "date" => entity::Column::StartsOn,
        _ => return found.order_by_desc(entity::Column::StartsOn).order_by_asc(entity::Column::Name),
    };
    let found = if down { found.order_by_desc(column) } else { found.order_by_asc(column) };
    found.order_by_asc(entity::Column::Id)
}

async fn page_of(db: &Db, found: Select<entity::Entity>, page: u64, size: u64) -> Result<EventPage, Error> {
    let pages = found.paginate(db.read(), size);
    let counted = pages.num_items_and_pages().await?;
    let page = page.clamp(1, std::cmp::max(1, counted.number_of_pages));
    let rows = pages.fetch_page(page - 1).await?;
    Ok(EventPage {
        events: rows.into_iter().map(EventView::from).collect(),
        page,
        pages: counted.number_of_pages,
        total: counted.number_of_items,
        similar: false,
    })
}
