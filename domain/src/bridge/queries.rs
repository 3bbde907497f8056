//! Reading bridges. A draft is there for organisers alone.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};

use super::{
    BridgeState, BridgeView, Error, PartnerView,
    entity::{bridge, bridge_partner},
};
use crate::{
    actor::{Actor, Denied},
    db::{Db, Tx, alphabetical},
    ids::BridgeId,
};

/// More than anybody has.
const MOST: u64 = 500;

/// What everybody may see, bridges before networks.
///
/// # Errors
/// A failure of the database.
pub async fn published(db: &Db) -> Result<Vec<BridgeView>, DbErr> {
    let rows = bridge::Entity::find()
        .filter(bridge::Column::State.eq(BridgeState::Published))
        .order_by_asc(bridge::Column::Kind)
        .order_by(alphabetical(bridge::Column::Name), Order::Asc)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(BridgeView::from).collect())
}

/// What the actor may see.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn all_for(db: &Db, actor: &Actor) -> Result<Vec<BridgeView>, DbErr> {
    if !actor.is_organiser() {
        return published(db).await;
    }
    let rows = bridge::Entity::find().limit(MOST).all(db.read()).await?;
    Ok(rows.into_iter().map(BridgeView::from).collect())
}

/// All of them, bridges before networks.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn for_organisers(db: &Db, actor: &Actor) -> Result<Vec<BridgeView>, Error> {
    actor.require_organiser()?;
    let rows = bridge::Entity::find()
        .order_by_asc(bridge::Column::Kind)
        .order_by(alphabetical(bridge::Column::Name), Order::Asc)
        .limit(MOST)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(BridgeView::from).collect())
}

/// The bridge at `slug`.
///
/// # Errors
/// `NotFound` when there is none, or none that the actor may see.
pub async fn by_slug(db: &Db, actor: &Actor, slug: &str) -> Result<BridgeView, Error> {
    let row = bridge::Entity::find().filter(bridge::Column::Slug.eq(slug)).one(db.read()).await?;
    visible(actor, row).ok_or(Error::Denied(Denied::NotFound))
}

/// The bridge that an event belongs to, if it does and the actor may see it; a moment old at most (`Db::kept`).
///
/// # Errors
/// A failure of the database.
pub async fn shown(db: &Db, actor: &Actor, id: Option<BridgeId>) -> Result<Option<BridgeView>, DbErr> {
    let Some(id) = id else { return Ok(None) };
    let read = || {
        let db = db.clone();
        async move { bridge::Entity::find_by_id(id).one(db.read()).await }
    };
    let row = db.kept("bridge", id, read).await?;
    Ok(visible(actor, (*row).clone()))
}

/// Whom a bridge links us with, in their order. Whoever may see the bridge may see them.
///
/// # Errors
/// A failure of the database.
pub async fn partners(db: &Db, id: BridgeId) -> Result<Vec<PartnerView>, DbErr> {
    let rows = bridge_partner::Entity::find()
        .filter(bridge_partner::Column::BridgeId.eq(id))
        .order_by_asc(bridge_partner::Column::Position)
        .order_by_asc(bridge_partner::Column::Id)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(PartnerView::from).collect())
}

/// The towns in which partners of these bridges are, in their order, each once for its bridge.
///
/// # Errors
/// A failure of the database.
pub async fn partner_towns(db: &Db, bridges: &[BridgeId]) -> Result<Vec<(BridgeId, String)>, DbErr> {
    let rows: Vec<(BridgeId, String)> = bridge_partner::Entity::find()
        .filter(bridge_partner::Column::BridgeId.is_in(bridges.iter().copied()))
        .filter(bridge_partner::Column::Town.ne(""))
        .order_by_asc(bridge_partner::Column::BridgeId)
        .order_by_asc(bridge_partner::Column::Position)
        .order_by_asc(bridge_partner::Column::Id)
        .select_only()
        .column(bridge_partner::Column::BridgeId)
        .column(bridge_partner::Column::Town)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut seen = HashSet::new();
    Ok(rows.into_iter().filter(|row| seen.insert(row.clone())).collect())
}

/// What it is called, for an event that is written to refer to it; `None` where there is no such bridge. On PostgreSQL it stays
/// as it is until the transaction ends: whoever renames or removes it waits, and then finds the event. SQLite has one writer
/// anyway.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn name_of(tx: &Tx, id: BridgeId) -> Result<Option<String>, DbErr> {
    bridge::Entity::find_by_id(id).lock_shared().select_only().column(bridge::Column::Name).into_tuple().one(tx).await
}

fn visible(actor: &Actor, row: Option<bridge::Model>) -> Option<BridgeView> {
    row.filter(|row| row.state == BridgeState::Published || actor.is_organiser()).map(BridgeView::from)
}
