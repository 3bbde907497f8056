//! Lists of events: for organisers, and for everybody.

use chrono::{Duration, NaiveDate};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{Error, EventInShort, EventKind, EventState, EventView, entity, policy};
use crate::{
    actor::Actor,
    clock,
    db::{
        Db,
        search::{self, Narrowed},
    },
    ids::{BridgeId, EventId},
};

const PER_PAGE: u64 = 30;
/// More fairs at once than anybody plans.
const UPCOMING: u64 = 60;
const PAST_PER_PAGE: u64 = 12;

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

/// What everybody looks for among what is public; `None` leaves all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PublicFilter {
    pub kind: Option<EventKind>,
    pub bridge: Option<BridgeId>,
    /// In which some day of it is.
    pub year: Option<i32>,
    /// Of what was, counted from 1.
    pub page: u64,
}

impl PublicFilter {
    /// Whether it leaves anything out.
    pub fn narrows(&self) -> bool {
        self.kind.is_some() || self.bridge.is_some() || self.year.is_some()
    }

    /// Whether it leaves this event.
    pub fn fits(&self, event: &EventInShort) -> bool {
        self.kind.is_none_or(|kind| kind == event.kind)
            && self.bridge.is_none_or(|bridge| event.bridge_id == Some(bridge))
            && self.year.is_none_or(|year| event.is_in(year))
    }

    fn narrowed(&self, found: Select<entity::Entity>) -> Select<entity::Entity> {
        let days = self.year.and_then(|year| Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)));
        let mut found = found;
        if let Some(kind) = self.kind {
            found = found.filter(entity::Column::Kind.eq(kind));
        }
        if let Some(bridge) = self.bridge {
            found = found.filter(entity::Column::BridgeId.eq(bridge));
        }
        if let Some((first, last)) = days {
            found = found.filter(entity::Column::StartsOn.lte(last)).filter(entity::Column::EndsOn.gte(first));
        }
        found
    }
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

/// Published events that are not over, and a page of those that are.
///
/// # Errors
/// A failure of the database.
pub async fn for_public(db: &Db, filter: &PublicFilter) -> Result<PublicEvents, Error> {
    // No zone is further behind UTC than twelve hours: what ended before yesterday is over everywhere.
    let yesterday = clock::now().date_naive() - Duration::days(1);
    let rows = filter
        .narrowed(entity::Entity::find())
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
    let past = filter
        .narrowed(entity::Entity::find())
        .filter(over)
        .filter(entity::Column::Id.is_not_in(current))
        .order_by_desc(entity::Column::StartsOn)
        .order_by_asc(entity::Column::Name);
    Ok(PublicEvents { upcoming, past: page_of(db, past, filter.page, PAST_PER_PAGE).await? })
}

/// The published event that is on or comes next.
///
/// # Errors
/// A failure of the database.
pub async fn next_public(db: &Db) -> Result<Option<EventView>, Error> {
    let rows = entity::Entity::find()
        .filter(entity::Column::State.eq(EventState::Published))
        .filter(entity::Column::EndsOn.gte(clock::now().date_naive() - Duration::days(1)))
        .order_by_asc(entity::Column::StartsOn)
        .order_by_asc(entity::Column::Name)
        .limit(UPCOMING)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(EventView::from).find(|event| !event.is_over()))
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
