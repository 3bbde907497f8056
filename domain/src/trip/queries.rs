//! Reading a trip. It is small: legs, groups and items are read at once.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, MOST_ITEMS, TripAction,
    entity::{trip, trip_group, trip_item, trip_item_group, trip_leg},
    plan::{ItemView, LegView, Plan},
};
use crate::{
    actor::{Actor, Denied},
    audit::ExpectedRevision,
    clock,
    db::{Db, Tx},
    event::{self, EventKind, EventView},
    ids::{EventId, TripGroupId, TripItemId},
};

/// A trip that nobody wrote anything of yet has this revision.
const FIRST: i64 = 1;

/// The whole plan of a trip, for organisers.
///
/// # Errors
/// `Denied`, also for an event that is no trip.
pub async fn plan(db: &Db, actor: &Actor, event: &EventView) -> Result<Plan, Error> {
    actor.require_organiser()?;
    if event.kind != EventKind::DelegationTrip {
        return Err(Denied::NotFound.into());
    }
    Ok(read(db.read(), event.id).await?)
}

/// What everybody may see of a trip: its legs, and its programme once that is public. Whoever calls may see the event.
///
/// # Errors
/// A failure of the database.
pub async fn public_plan(db: &Db, event: EventId) -> Result<Plan, DbErr> {
    let plan = read(db.read(), event).await?;
    if plan.programme_public { Ok(plan) } else { Ok(Plan { items: Vec::new(), groups: Vec::new(), ..plan }) }
}

/// The plan as a transaction of another slice sees it, or for whoever that slice lets see it.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn plan_within(db: &impl ConnectionTrait, event: EventId) -> Result<Plan, DbErr> {
    read(db, event).await
}

/// An item and its trip, for organisers.
///
/// # Errors
/// `Denied`, also where there is none.
pub async fn item(db: &Db, actor: &Actor, id: TripItemId) -> Result<(EventView, Plan, ItemView), Error> {
    actor.require_organiser()?;
    let row = trip_item::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = event::by_id(db, actor, row.event_id).await?;
    let plan = read(db.read(), event.id).await?;
    let item = plan.items.iter().find(|item| item.id == id).cloned().ok_or(Denied::NotFound)?;
    Ok((event, plan, item))
}

/// The event of a trip, for a transaction.
///
/// # Errors
/// `NotFound` for what is no trip.
pub(crate) async fn trip_event(tx: &Tx, id: EventId) -> Result<EventView, Error> {
    let event = event::within(tx, id).await?;
    if event.kind == EventKind::DelegationTrip { Ok(event) } else { Err(Denied::NotFound.into()) }
}

/// Holds the trip until the end of the transaction: whoever changes its legs, groups or items does so one after the other.
/// The update takes the row's lock on PostgreSQL and the writer's on SQLite.
///
/// # Errors
/// `NotFound` for what is no trip.
pub(super) async fn locked(tx: &Tx, id: EventId) -> Result<(EventView, trip::Model), Error> {
    let event = trip_event(tx, id).await?;
    let new = trip::ActiveModel { event_id: Set(id), programme_public: Set(false), revision: Set(FIRST), changed_at: Set(None) };
    trip::Entity::insert(new).on_conflict_do_nothing_on([trip::Column::EventId]).exec_without_returning(tx).await?;
    let locked = trip::Entity::update_many()
        .col_expr(trip::Column::Revision, Expr::col(trip::Column::Revision))
        .filter(trip::Column::EventId.eq(id))
        .exec_with_returning(tx)
        .await?;
    let row = locked.into_iter().next().ok_or(Denied::NotFound)?;
    Ok((event, row))
}

/// Holds the trip, and gives it its next revision, unless somebody else did so since `revision`.
///
/// # Errors
/// `NotFound`, or `Overtaken`.
pub(super) async fn begun(tx: &Tx, id: EventId, revision: &str) -> Result<(EventView, trip::Model), Error> {
    let (event, row) = locked(tx, id).await?;
    ExpectedRevision::parse(revision).check::<TripAction, Error>(tx, id, row.revision, event.zone).await?;
    trip::Entity::update_many()
        .col_expr(trip::Column::Revision, Expr::col(trip::Column::Revision).add(1))
        .col_expr(trip::Column::ChangedAt, Expr::value(clock::now()))
        .filter(trip::Column::EventId.eq(id))
        .exec(tx)
        .await?;
    Ok((event, row))
}

/// For whom each item is.
pub(super) async fn groups_of(
    db: &impl ConnectionTrait,
    items: impl IntoIterator<Item = TripItemId>,
) -> Result<HashMap<TripItemId, Vec<TripGroupId>>, DbErr> {
    let rows = trip_item_group::Entity::find()
        .filter(trip_item_group::Column::ItemId.is_in(items))
        .order_by_asc(trip_item_group::Column::GroupId)
        .all(db)
        .await?;
    let mut groups: HashMap<TripItemId, Vec<TripGroupId>> = HashMap::new();
    for row in rows {
        groups.entry(row.item_id).or_default().push(row.group_id);
    }
    Ok(groups)
}

/// The legs of a trip in the order in which one travels: the days alone do not tell it, as whoever flies east over the date line
/// lands on the day before.
pub(super) async fn legs(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<trip_leg::Model>, DbErr> {
    trip_leg::Entity::find()
        .filter(trip_leg::Column::EventId.eq(event))
        .order_by_asc(trip_leg::Column::Position)
        .order_by_asc(trip_leg::Column::Id)
        .all(db)
        .await
}

/// The groups of a trip in their order.
pub(super) async fn groups(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<trip_group::Model>, DbErr> {
    trip_group::Entity::find()
        .filter(trip_group::Column::EventId.eq(event))
        .order_by_asc(trip_group::Column::Position)
        .order_by_asc(trip_group::Column::Id)
        .all(db)
        .await
}

async fn read(db: &impl ConnectionTrait, event: EventId) -> Result<Plan, DbErr> {
    let trip = trip::Entity::find_by_id(event).one(db).await?;
    let legs = legs(db, event).await?.into_iter().map(LegView::from).collect();
    let groups = groups(db, event).await?.into_iter().map(Into::into).collect();
    let rows = trip_item::Entity::find()
        .filter(trip_item::Column::EventId.eq(event))
        .order_by_asc(trip_item::Column::StartsAt)
        .order_by_asc(trip_item::Column::Id)
        .limit(MOST_ITEMS as u64)
        .all(db)
        .await?;
    let mut of_items = groups_of(db, rows.iter().map(|row| row.id)).await?;
    let items = rows
        .into_iter()
        .map(|row| {
            let groups = of_items.remove(&row.id).unwrap_or_default();
            ItemView::of(row, groups)
        })
        .collect();
    Ok(Plan {
        event,
        programme_public: trip.as_ref().is_some_and(|trip| trip.programme_public),
        revision: trip.map_or(FIRST, |trip| trip.revision),
        legs,
        groups,
        items,
    })
}

/// Where something new stands behind the others.
pub(super) fn behind(last: Option<i32>) -> i32 {
    last.unwrap_or(0).saturating_add(1)
}
