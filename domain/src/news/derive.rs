//! Instants follow what was meant: news appear when the clocks on the spot show what was typed. What has appeared stays.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{NewsState, entity};
use crate::{
    clock::{self, Tz},
    db::{Db, Tx},
    event::EventView,
    ids::EventId,
};

/// Takes what is to come about an event along, where its zone became another.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn follow_event(tx: &Tx, before: &EventView, after: &EventView) -> Result<(), DbErr> {
    if before.zone == after.zone { Ok(()) } else { derive_publish_times(tx, after).await }
}

/// Derives when what is to come about an event appears, by the zone that it has now.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn derive_publish_times(tx: &Tx, event: &EventView) -> Result<(), DbErr> {
    let moved = moved(tx, Some(event.id), event.zone).await?;
    write_times(tx, &moved, event.zone).await
}

/// The same for what belongs to no event, by the agency's own clock. Where no rule changed nothing is written.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn follow_home_zone(db: &Db) -> Result<(), DbErr> {
    let home = clock::home();
    if moved(db.read(), None, home).await?.is_empty() {
        return Ok(());
    }
    db.write(|tx| async move {
        let moved = moved(&tx, None, home).await?;
        write_times(&tx, &moved, home).await
    })
    .await
}

/// What is to come at another instant than the one it was derived to.
async fn moved(db: &impl ConnectionTrait, event: Option<EventId>, zone: Tz) -> Result<Vec<entity::Model>, DbErr> {
    let planned = entity::Entity::find()
        .filter(match event {
            Some(event) => entity::Column::EventId.eq(event),
            None => entity::Column::EventId.is_null(),
        })
        .filter(entity::Column::State.eq(NewsState::Published))
        .filter(entity::Column::PublishedLocal.is_not_null())
        .filter(entity::Column::PublishedAt.gt(clock::now()))
        .all(db)
        .await?;
    Ok(planned.into_iter().filter(|row| row.published_local.map(|local| clock::at(zone, local)) != row.published_at).collect())
}

async fn write_times(tx: &Tx, moved: &[entity::Model], zone: Tz) -> Result<(), DbErr> {
    for row in moved {
        let derived = row.published_local.map(|local| clock::at(zone, local));
        let columns = entity::ActiveModel { published_at: Set(derived), ..Default::default() };
        entity::Entity::update_many().set(columns).filter(entity::Column::Id.eq(row.id)).exec(tx).await?;
    }
    Ok(())
}
