//! Reading hosts: all of an event for organisers and for its hosts, and those that the public page names.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Select};

use super::{Error, HostView, entity::host, policy};
use crate::{
    actor::Actor,
    audit::{self, HistoryEntry, Subject},
    db::Db,
    event::EventView,
    ids::{EventId, HostId},
};

/// All hosts of an event, in their order.
///
/// # Errors
/// `Denied` for whoever belongs to none of them.
pub async fn hosts(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<HostView>, Error> {
    if !actor.co_hosts(event) {
        return Err(actor.refused().into());
    }
    Ok(of_event(event).all(db.read()).await?.into_iter().map(HostView::from).collect())
}

/// Those that the public page of an event names, in their order; a moment old at most (`Db::kept`).
///
/// # Errors
/// A failure of the database. Whoever has the event may see them.
pub async fn shown(db: &Db, event: &EventView) -> Result<Vec<HostView>, DbErr> {
    let read = || {
        let (db, rows) = (db.clone(), of_event(event.id).filter(host::Column::IsPublic.eq(true)));
        async move { Ok::<_, DbErr>(rows.all(db.read()).await?.into_iter().map(HostView::from).collect::<Vec<_>>()) }
    };
    Ok((*db.kept("hosts", event.id, read).await?).clone())
}

/// The names of those hosts that the actor belongs to.
///
/// # Errors
/// `Denied` for nobody.
pub async fn named(db: &Db, actor: &Actor) -> Result<HashMap<HostId, String>, Error> {
    let own: Vec<HostId> = actor.require_person()?.hosts_for.iter().map(|hosting| hosting.host).collect();
    let rows = host::Entity::find().filter(host::Column::Id.is_in(own)).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// What happened to the hosts of an event, also to those that left, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn history_of(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<HistoryEntry>, Error> {
    policy::may_shape(actor)?;
    Ok(audit::of_kind(db, event, Subject::Host).await?)
}

fn of_event(event: EventId) -> Select<host::Entity> {
    host::Entity::find().filter(host::Column::EventId.eq(event)).order_by_asc(host::Column::Position).order_by_asc(host::Column::Id)
}
