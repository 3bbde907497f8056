//! Reading roundtables. They are the organisers' alone.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    Error, GuestState, GuestView, RivalView, RoundtableLine, RoundtableView, TableView,
    entity::{roundtable, roundtable_follow_up, roundtable_guest, roundtable_rival, roundtable_table},
};
use crate::{
    actor::{Actor, Denied},
    bridge, clock,
    db::{Db, Tx},
    event,
    ids::{BridgeId, EventId, RoundtableId},
};

/// More than anybody holds.
const MOST: u64 = 500;

/// Events and bridges that a roundtable may belong to, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoundtableChoices {
    pub events: Vec<(EventId, String)>,
    pub bridges: Vec<(BridgeId, String)>,
}

/// All of them, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn roundtables(db: &Db, actor: &Actor) -> Result<Vec<RoundtableLine>, Error> {
    actor.require_organiser()?;
    let rows = roundtable::Entity::find()
        .order_by_desc(roundtable::Column::StartsAt)
        .order_by_desc(roundtable::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    let unanswered = numbers(
        db,
        roundtable_guest::Entity::find().filter(roundtable_guest::Column::State.eq(GuestState::Invited)),
        roundtable_guest::Column::RoundtableId,
    )
    .await?;
    let overdue = numbers(
        db,
        roundtable_follow_up::Entity::find()
            .filter(roundtable_follow_up::Column::DoneAt.is_null())
            .filter(roundtable_follow_up::Column::DueOn.lt(clock::today(clock::home()))),
        roundtable_follow_up::Column::RoundtableId,
    )
    .await?;
    let line = |row: roundtable::Model| RoundtableLine {
        unanswered: unanswered.get(&row.id).copied().filter(|_| row.cancelled_at.is_none()).unwrap_or_default(),
        overdue: overdue.get(&row.id).copied().unwrap_or_default(),
        roundtable: RoundtableView::from(row),
    };
    Ok(rows.into_iter().map(line).collect())
}

/// How many rows each roundtable has.
async fn numbers<E: EntityTrait>(db: &Db, rows: sea_orm::Select<E>, of: E::Column) -> Result<HashMap<RoundtableId, u64>, DbErr> {
    let rows: Vec<(RoundtableId, i64)> =
        rows.select_only().column(of).column_as(of.count(), "number").group_by(of).into_tuple().all(db.read()).await?;
    Ok(rows.into_iter().map(|(id, number)| (id, number.unsigned_abs())).collect())
}

/// Those of a bridge, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn of_bridge(db: &Db, actor: &Actor, bridge: BridgeId) -> Result<Vec<RoundtableView>, Error> {
    actor.require_organiser()?;
    let rows = roundtable::Entity::find()
        .filter(roundtable::Column::BridgeId.eq(bridge))
        .order_by_desc(roundtable::Column::StartsAt)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(RoundtableView::from).collect())
}

/// What a bridge's roundtables are called: whoever calls holds the bridge.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn names_of_bridge(tx: &Tx, bridge: BridgeId) -> Result<Vec<String>, DbErr> {
    let rows = roundtable::Entity::find()
        .filter(roundtable::Column::BridgeId.eq(bridge))
        .order_by_desc(roundtable::Column::StartsAt)
        .limit(MOST)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// One of them.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn roundtable(db: &Db, actor: &Actor, id: RoundtableId) -> Result<RoundtableView, Error> {
    actor.require_organiser()?;
    let row = roundtable::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    Ok(RoundtableView::from(row))
}

/// Its tables in their order.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn tables(db: &Db, actor: &Actor, id: RoundtableId) -> Result<Vec<TableView>, Error> {
    actor.require_organiser()?;
    Ok(tables_in_order(db.read(), id).await?.into_iter().map(TableView::from).collect())
}

/// Which organisations do not sit side by side, by name.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn rivals(db: &Db, actor: &Actor, id: RoundtableId) -> Result<Vec<RivalView>, Error> {
    actor.require_organiser()?;
    Ok(rivals_of(db.read(), id).await?.into_iter().map(RivalView::from).collect())
}

/// Everybody who is, was or may be invited: wave by wave, in their order.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn guests(db: &Db, actor: &Actor, id: RoundtableId) -> Result<Vec<GuestView>, Error> {
    actor.require_organiser()?;
    Ok(guests_in_order(db.read(), id).await?.into_iter().map(GuestView::from).collect())
}

/// The sectors that were typed so far, at any roundtable.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn sectors(db: &Db, actor: &Actor) -> Result<Vec<String>, Error> {
    actor.require_organiser()?;
    let found: Vec<String> = roundtable_guest::Entity::find()
        .select_only()
        .column(roundtable_guest::Column::Sector)
        .filter(roundtable_guest::Column::Sector.ne(""))
        .distinct()
        .order_by_asc(roundtable_guest::Column::Sector)
        .limit(MOST)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(found)
}

/// What a roundtable can belong to: the newest events, and all bridges.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn choices(db: &Db, actor: &Actor) -> Result<RoundtableChoices, Error> {
    actor.require_organiser()?;
    let events = event::entity::Entity::find()
        .select_only()
        .columns([event::entity::Column::Id, event::entity::Column::Name])
        .order_by_desc(event::entity::Column::StartsOn)
        .limit(MOST)
        .into_tuple()
        .all(db.read())
        .await?;
    let bridges = bridge::entity::bridge::Entity::find()
        .select_only()
        .columns([bridge::entity::bridge::Column::Id, bridge::entity::bridge::Column::Name])
        .order_by_asc(bridge::entity::bridge::Column::Name)
        .limit(MOST)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(RoundtableChoices { events, bridges })
}

pub(super) async fn tables_in_order(db: &impl ConnectionTrait, id: RoundtableId) -> Result<Vec<roundtable_table::Model>, DbErr> {
    roundtable_table::Entity::find()
        .filter(roundtable_table::Column::RoundtableId.eq(id))
        .order_by_asc(roundtable_table::Column::Position)
        .order_by_asc(roundtable_table::Column::Id)
        .all(db)
        .await
}

pub(super) async fn rivals_of(db: &impl ConnectionTrait, id: RoundtableId) -> Result<Vec<roundtable_rival::Model>, DbErr> {
    roundtable_rival::Entity::find()
        .filter(roundtable_rival::Column::RoundtableId.eq(id))
        .order_by_asc(roundtable_rival::Column::OneKey)
        .order_by_asc(roundtable_rival::Column::OtherKey)
        .all(db)
        .await
}

pub(super) async fn guests_in_order(db: &impl ConnectionTrait, id: RoundtableId) -> Result<Vec<roundtable_guest::Model>, DbErr> {
    roundtable_guest::Entity::find()
        .filter(roundtable_guest::Column::RoundtableId.eq(id))
        .order_by_asc(roundtable_guest::Column::Wave)
        .order_by_asc(roundtable_guest::Column::Position)
        .order_by_asc(roundtable_guest::Column::Id)
        .all(db)
        .await
}
