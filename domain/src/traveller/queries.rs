//! Reading travellers. They are the organisers' alone; whoever has not opened the link in their mailbox is nobody yet.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{Error, TravellerAction, TravellerState, TravellerView, entity::traveller};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{
        Db,
        search::{self, Narrowed},
    },
    event::{self, EventView},
    ids::{EventId, TravellerId, TripGroupId},
};

/// Travellers on a page of the list.
const PER_PAGE: u64 = 50;
/// Rows that an export reads at once.
const PER_BATCH: u64 = 500;
/// More than any delegation has.
const MOST: u64 = 500;

/// What narrows the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TravellerFilter {
    /// In name, organisation, address or town.
    pub search: String,
    pub state: Option<TravellerState>,
    pub group: Option<TripGroupId>,
    /// Counted from 1; what is beyond the last shows the last.
    pub page: u64,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravellerPage {
    pub travellers: Vec<TravellerView>,
    /// On all pages.
    pub total: u64,
    /// Nobody fits what was typed; these come close.
    pub similar: bool,
    pub page: u64,
    pub pages: u64,
}

/// How many of a trip's travellers are in each state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TripCounts(HashMap<TravellerState, u64>);

impl TripCounts {
    pub fn of(&self, state: TravellerState) -> u64 {
        self.0.get(&state).copied().unwrap_or_default()
    }
}

/// The travellers of a trip in the order in which they applied, 50 a page.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn travellers(db: &Db, actor: &Actor, event: EventId, filter: &TravellerFilter) -> Result<TravellerPage, Error> {
    actor.require_organiser()?;
    let Narrowed { rows, similar } = matching(db, event, filter).await?;
    let total = rows.clone().count(db.read()).await?;
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let rows = rows
        .order_by_asc(traveller::Column::CreatedAt)
        .order_by_asc(traveller::Column::Id)
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
        .all(db.read())
        .await?;
    Ok(TravellerPage { travellers: rows.into_iter().map(TravellerView::from).collect(), total, similar, page, pages })
}

/// One traveller, their trip, and who else applied for the same organisation.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn traveller(db: &Db, actor: &Actor, id: TravellerId) -> Result<(TravellerView, EventView, Vec<TravellerView>), Error> {
    actor.require_organiser()?;
    let row = known().filter(traveller::Column::Id.eq(id)).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = event::by_id(db, actor, row.event_id).await?;
    let colleagues = known()
        .filter(traveller::Column::EventId.eq(row.event_id))
        .filter(traveller::Column::OrganisationKey.eq(row.organisation_key.as_str()))
        .filter(traveller::Column::Id.ne(id))
        .order_by_asc(traveller::Column::CreatedAt)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok((row.into(), event, colleagues.into_iter().map(TravellerView::from).collect()))
}

/// How many are in each state.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn counts(db: &Db, actor: &Actor, event: EventId) -> Result<TripCounts, Error> {
    actor.require_organiser()?;
    let rows: Vec<(TravellerState, i64)> = known()
        .filter(traveller::Column::EventId.eq(event))
        .select_only()
        .column(traveller::Column::State)
        .column_as(traveller::Column::Id.count(), "number")
        .group_by(traveller::Column::State)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(TripCounts(rows.into_iter().map(|(state, number)| (state, number.unsigned_abs())).collect()))
}

/// Everybody with a place, by name.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn admitted(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<TravellerView>, Error> {
    actor.require_organiser()?;
    let rows = known()
        .filter(traveller::Column::EventId.eq(event))
        .filter(traveller::Column::State.eq(TravellerState::Admitted))
        .order_by(crate::db::filed(db, traveller::Column::Name), Order::Asc)
        .order_by_asc(traveller::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(TravellerView::from).collect())
}

/// How many have a place. Whoever calls has asked who may know.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn how_many_travel(db: &Db, event: EventId) -> Result<u64, DbErr> {
    let admitted = traveller::Column::State.eq(TravellerState::Admitted);
    known().filter(traveller::Column::EventId.eq(event)).filter(admitted).count(db.read()).await
}

/// How many had a place on each of these trips; one with nobody is left out. Whoever calls has asked who may know.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn travelled(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, u64>, DbErr> {
    let counted: Vec<(EventId, i64)> = known()
        .select_only()
        .column(traveller::Column::EventId)
        .column_as(traveller::Column::Id.count(), "travellers")
        .filter(traveller::Column::EventId.is_in(events.iter().copied()))
        .filter(traveller::Column::State.eq(TravellerState::Admitted))
        .group_by(traveller::Column::EventId)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(counted.into_iter().map(|(event, count)| (event, u64::try_from(count).unwrap_or_default())).collect())
}

/// The next of all travellers that the filter finds, in the order they came, for a table: those after `after`. An empty
/// answer is the end.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn export(
    db: &Db,
    actor: &Actor,
    event: EventId,
    filter: &TravellerFilter,
    after: Option<TravellerId>,
) -> Result<Vec<TravellerView>, Error> {
    actor.require_organiser()?;
    let found = matching(db, event, filter).await?;
    let mut found = found.rows.order_by_asc(traveller::Column::Id).limit(PER_BATCH);
    if let Some(after) = after {
        found = found.filter(traveller::Column::Id.gt(after));
    }
    Ok(found.all(db.read()).await?.into_iter().map(TravellerView::from).collect())
}

/// Notes that somebody takes the list of a trip away, before they get it: once an hour for each of them.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn note_export(db: &Db, actor: &Actor, event: EventId) -> Result<(), Error> {
    actor.require_organiser()?;
    // The list is of the trip: its id stands where that of one of them would.
    let list = TravellerId::from_uuid(event.as_uuid());
    db.write(|tx| async move {
        let since = clock::now() - Duration::hours(1);
        if audit::count_since(&tx, TravellerAction::Exported, list, actor.account(), since).await? > 0 {
            return Ok(());
        }
        Ok(audit::record(&tx, actor, AuditEntry::of(TravellerAction::Exported, list).at(event)).await?)
    })
    .await
}

/// Everybody with a place on one of these trips, also those who were erased and are only counted. Whoever calls has asked its
/// own policy.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn with_place(db: &impl ConnectionTrait, events: &[EventId]) -> Result<Vec<traveller::Model>, DbErr> {
    traveller::Entity::find()
        .filter(traveller::Column::EventId.is_in(events.iter().copied()))
        .filter(traveller::Column::State.eq(TravellerState::Admitted))
        .filter(traveller::Column::ProvenAt.is_not_null())
        .order_by_asc(traveller::Column::Id)
        .all(db)
        .await
}

/// Those who proved their mailbox and were not erased.
pub(super) fn known() -> Select<traveller::Entity> {
    traveller::Entity::find().filter(traveller::Column::ErasedAt.is_null()).filter(traveller::Column::ProvenAt.is_not_null())
}

async fn matching(db: &Db, event: EventId, filter: &TravellerFilter) -> Result<Narrowed<traveller::Entity>, DbErr> {
    let mut found = known().filter(traveller::Column::EventId.eq(event));
    if let Some(state) = filter.state {
        found = found.filter(traveller::Column::State.eq(state));
    }
    if let Some(group) = filter.group {
        found = found.filter(traveller::Column::GroupId.eq(group));
    }
    search::narrowed(db, found, &traveller::SEARCHED, &filter.search, None).await
}
