//! What is done now and then at the doors: counts that are no longer those of the rows are put right, and trials forgotten.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, JoinType, QueryFilter, QuerySelect, RelationTrait,
    Select,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::{
    DoorMode,
    entity::{admission, door_count, scan},
};
use crate::{
    badge::{self, BadgeRole},
    clock::Instant,
    db::{Db, Tx},
    event::{self, EventState},
    ids::EventId,
};

/// Of which door, day and role a count is, and which of its rows.
type Key = (Uuid, NaiveDate, &'static str, i16);

/// Puts counts right that differ from the rows, at the events whose days are near `now`: a server of a release that knows
/// no counts may have let people in. Whoever is let in meanwhile is counted once.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn recount(db: &Db, now: Instant) -> Result<(), DbErr> {
    let near = event::entity::Entity::find()
        .filter(event::entity::Column::State.ne(EventState::Draft))
        .filter(event::entity::Column::StartsOn.lte((now + Duration::days(2)).date_naive()))
        .filter(event::entity::Column::EndsOn.gte((now - Duration::days(2)).date_naive()));
    for event in near.all(db.read()).await? {
        let kept = kept(event.id).all(db.read()).await?;
        // Looked at first without keeping anybody from writing: they hardly ever differ.
        if by_key(&kept) != in_rows(db.read(), event.id).await? {
            db.write_aside(|tx| async move { correct_counts(&tx, event.id).await }).await?;
        }
    }
    Ok(())
}

/// Forgets scans of trials that are older than `before`. Until then a device that asks again gets its first answer.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_trials(tx: &Tx, before: Instant) -> Result<(), DbErr> {
    let old = scan::Entity::delete_many().filter(scan::Column::Mode.eq(DoorMode::Trial)).filter(scan::Column::ScannedAt.lt(before));
    old.exec(tx).await?;
    Ok(())
}

/// Puts the counts of one event right, and begins those that are missing.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn correct_counts(tx: &Tx, event: EventId) -> Result<(), DbErr> {
    // Held first: whoever is counted in or out of these rows has been so before, or will be after this.
    let kept = kept(event).lock_exclusive().all(tx).await?;
    let in_rows = in_rows(tx, event).await?;
    for row in &kept {
        let people = in_rows.get(&key(row)).copied().unwrap_or(0);
        if people != row.people {
            let right = door_count::Entity::update_many().col_expr(door_count::Column::People, Expr::value(people));
            let of_row = right
                .filter(door_count::Column::DoorId.eq(row.door_id))
                .filter(door_count::Column::Day.eq(row.day))
                .filter(door_count::Column::Role.eq(row.role))
                .filter(door_count::Column::Shard.eq(row.shard));
            of_row.exec(tx).await?;
        }
    }
    let kept = by_key(&kept);
    for ((door_id, day, role, shard), people) in in_rows.into_iter().filter(|(key, _)| !kept.contains_key(key)) {
        let role = role.parse().map_err(|error: crate::choice::UnknownChoice| DbErr::Type(error.to_string()))?;
        let row = door_count::Model { door_id, day, role, shard, event_id: event, people };
        // Somebody may have begun this row a moment ago, and counts right.
        let unless_begun = OnConflict::new().do_nothing().to_owned();
        let begun = door_count::Entity::insert(row.into_active_model().reset_all()).on_conflict(unless_begun);
        begun.exec_without_returning(tx).await?;
    }
    Ok(())
}

fn kept(event: EventId) -> Select<door_count::Entity> {
    door_count::Entity::find().filter(door_count::Column::EventId.eq(event))
}

fn by_key(rows: &[door_count::Model]) -> BTreeMap<Key, i64> {
    rows.iter().filter(|row| row.people != 0).map(|row| (key(row), row.people)).collect()
}

fn key(row: &door_count::Model) -> Key {
    (row.door_id, row.day, row.role.as_str(), row.shard)
}

/// How many the rows say are in.
async fn in_rows(db: &impl ConnectionTrait, event: EventId) -> Result<BTreeMap<Key, i64>, DbErr> {
    use admission::Column;
    let rows: Vec<(Uuid, NaiveDate, BadgeRole, i16, i64)> = admission::Entity::find()
        .join(JoinType::InnerJoin, admission::Relation::Badge.def())
        .filter(Column::EventId.eq(event))
        .select_only()
        .column(Column::DoorId)
        .column(Column::Day)
        .column(badge::entity::Column::Role)
        .column(Column::Shard)
        .column_as(Column::ScanId.count(), "people")
        .group_by(Column::DoorId)
        .group_by(Column::Day)
        .group_by(badge::entity::Column::Role)
        .group_by(Column::Shard)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(door, day, role, shard, people)| ((door, day, role.as_str(), shard), people)).collect())
}
