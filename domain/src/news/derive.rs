//! Instants follow what was meant: news appear when the clocks on the spot show what was typed. What has appeared stays.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Select, sea_query::LockType};

use super::{NewsState, entity, publish::back_to_draft};
use crate::{
    actor::Actor,
    clock::{self, Instant, Tz},
    db::{Db, Tx},
    event::EventView,
    ids::EventId,
};

/// Takes what is to come about an event along, where its zone became another. What would be past by that does not appear
/// unasked: it is a draft again.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn follow_event(tx: &Tx, actor: &Actor, before: &EventView, after: &EventView) -> Result<(), DbErr> {
    if before.zone == after.zone { Ok(()) } else { derive_publish_times(tx, actor, after).await }
}

/// Derives when what is to come about an event appears, by the zone that it has now.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn derive_publish_times(tx: &Tx, actor: &Actor, event: &EventView) -> Result<(), DbErr> {
    follow_zone(tx, actor, Some(event.id), event.zone).await
}

/// The same for what belongs to no event, by the agency's own clock. Where no rule changed nothing is written.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn follow_home_zone(db: &Db) -> Result<(), DbErr> {
    let home = clock::home();
    if planned(None).all(db.read()).await?.iter().all(|row| derived(row, home) == row.published_at) {
        return Ok(());
    }
    db.write(|tx| async move { follow_zone(&tx, &Actor::System, None, home).await }).await
}

/// Whether an entry appears by itself, after `now`.
pub(super) fn is_to_come(row: &entity::Model, now: Instant) -> bool {
    row.published_at.is_some_and(|at| at > now)
}

async fn follow_zone(tx: &Tx, actor: &Actor, event: Option<EventId>, zone: Tz) -> Result<(), DbErr> {
    // What somebody takes back at the same time is not among them.
    for row in planned(event).lock(LockType::NoKeyUpdate).all(tx).await? {
        let moved = entity::Model { published_at: derived(&row, zone), ..row.clone() };
        if moved.published_at == row.published_at {
            continue;
        }
        if !is_to_come(&moved, clock::now()) {
            back_to_draft(tx, actor, &row).await?;
            continue;
        }
        let columns = entity::ActiveModel { published_at: Set(moved.published_at), ..Default::default() };
        entity::Entity::update_many().set(columns).filter(entity::Column::Id.eq(row.id)).exec(tx).await?;
    }
    Ok(())
}

/// What is to come about an event, or what belongs to none.
fn planned(event: Option<EventId>) -> Select<entity::Entity> {
    entity::Entity::find()
        .filter(match event {
            Some(event) => entity::Column::EventId.eq(event),
            None => entity::Column::EventId.is_null(),
        })
        .filter(entity::Column::State.eq(NewsState::Published))
        .filter(entity::Column::PublishedLocal.is_not_null())
        .filter(entity::Column::PublishedAt.gt(clock::now()))
}

fn derived(row: &entity::Model, zone: Tz) -> Option<Instant> {
    row.published_local.map(|local| clock::at(zone, local))
}
