//! The ledger: what is given is compared with what was given last, and gets a higher number where it says something else.

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    TryInsertResult,
    sea_query::{LockType, OnConflict},
};
use uuid::Uuid;

use super::{
    CalendarEntry, EntryFacts, Thing,
    entity::{self, Column},
    host::host,
};
use crate::{clock, db::Tx, ids::BadgeId};

/// Rows per statement; SQLite takes 32,766 values in one.
const ROWS: usize = 500;

/// What is to stand in a calendar.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// A badge, or an event for what everybody may take.
    pub holder: Uuid,
    pub thing: Thing,
    /// The left side of the id that it gets if it is new.
    pub name: String,
    /// Its lowest number.
    pub first: i64,
    pub is_cancelled: bool,
    /// `None`: as it was said last, and nothing where nothing was given.
    pub says: Option<EntryFacts>,
}

impl Wanted {
    /// Takes back what was given of this thing.
    pub(super) fn gone(holder: Uuid, thing: Thing) -> Self {
        Self { holder, thing, name: String::new(), first: 0, is_cancelled: true, says: None }
    }
}

type Key = (Uuid, String);

fn key(wanted: &Wanted) -> Key {
    (wanted.holder, wanted.thing.to_string())
}

/// Notes what is given, and answers the entries with their numbers, by holder. What says the same as before keeps its
/// number and time, so that the file is the same.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn give(tx: &Tx, mut wanted: Vec<Wanted>) -> Result<HashMap<Uuid, Vec<CalendarEntry>>, DbErr> {
    // Everybody takes rows in this order: two would wait for each other.
    wanted.sort_by_cached_key(key);
    let mut given: HashMap<Uuid, Vec<CalendarEntry>> = HashMap::new();
    for chunk in wanted.chunks(ROWS) {
        let new = write_new(tx, chunk).await?;
        let old: Vec<_> = chunk.iter().filter(|wanted| !new.contains_key(&key(wanted))).collect();
        let rows = held(tx, &old).await?;
        let mut changed = Vec::new();
        for wanted in chunk {
            let key = key(wanted);
            if let Some(row) = new.get(&key) {
                given.entry(wanted.holder).or_default().extend(CalendarEntry::from_row(row));
            }
            let Some(row) = rows.get(&key) else { continue };
            let now = next(row, wanted)?;
            given.entry(wanted.holder).or_default().extend(CalendarEntry::from_row(&now));
            if now != *row {
                changed.push(now.into_active_model().reset_all());
            }
        }
        if !changed.is_empty() {
            let again = OnConflict::columns([Column::Holder, Column::Thing])
                .update_columns([Column::Sequence, Column::Says, Column::IsCancelled, Column::ChangedAt])
                .to_owned();
            entity::Entity::insert_many(changed).on_conflict(again).exec_without_returning(tx).await?;
        }
    }
    Ok(given)
}

/// Writes what was never given, and answers it: of two who give it at once the second waits here for the first.
async fn write_new(tx: &Tx, chunk: &[Wanted]) -> Result<HashMap<Key, entity::Model>, DbErr> {
    let new: Vec<_> = chunk.iter().filter(|wanted| wanted.says.is_some()).collect();
    if new.is_empty() {
        return Ok(HashMap::new());
    }
    let (host, now) = (host(tx).await?, clock::now());
    let rows = new.into_iter().map(|wanted| {
        let nothing = entity::Model {
            holder: wanted.holder,
            thing: wanted.thing.to_string(),
            uid: format!("{}@{host}", wanted.name),
            sequence: wanted.first.saturating_sub(1).max(0),
            says: String::new(),
            is_cancelled: false,
            changed_at: now,
        };
        Ok(next(&nothing, wanted)?.into_active_model().reset_all())
    });
    let rows = entity::Entity::insert_many(rows.collect::<Result<Vec<_>, DbErr>>()?);
    let rows = rows.on_conflict_do_nothing_on([Column::Holder, Column::Thing]);
    match rows.exec_with_returning_many(tx).await? {
        TryInsertResult::Inserted(rows) => Ok(by_key(rows)),
        TryInsertResult::Empty | TryInsertResult::Conflicted => Ok(HashMap::new()),
    }
}

/// The rows of what is wanted. On PostgreSQL they stay as they are until the transaction ends.
async fn held(tx: &Tx, chunk: &[&Wanted]) -> Result<HashMap<Key, entity::Model>, DbErr> {
    if chunk.is_empty() {
        return Ok(HashMap::new());
    }
    let mut things: Vec<_> = chunk.iter().map(|wanted| wanted.thing.to_string()).collect();
    things.dedup();
    let mut holders: Vec<_> = chunk.iter().map(|wanted| wanted.holder).collect();
    holders.dedup();
    let rows = entity::Entity::find()
        .filter(Column::Holder.is_in(holders))
        .filter(Column::Thing.is_in(things))
        .order_by_asc(Column::Holder)
        .order_by_asc(Column::Thing)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    Ok(by_key(rows))
}

fn by_key(rows: Vec<entity::Model>) -> HashMap<Key, entity::Model> {
    rows.into_iter().map(|row| ((row.holder, row.thing.clone()), row)).collect()
}

/// The row as it is after this was given.
pub(super) fn next(row: &entity::Model, wanted: &Wanted) -> Result<entity::Model, DbErr> {
    let says = match &wanted.says {
        Some(says) => serde_json::to_string(says).map_err(|error| DbErr::Json(error.to_string()))?,
        None => row.says.clone(),
    };
    if says == row.says && wanted.is_cancelled == row.is_cancelled {
        return Ok(row.clone());
    }
    let sequence = Ord::max(row.sequence + 1, wanted.first);
    Ok(entity::Model { sequence, says, is_cancelled: wanted.is_cancelled, changed_at: clock::now(), ..row.clone() })
}

/// What a holder was given of any thing, as the last file said it.
pub(super) async fn rows_of(connection: &impl ConnectionTrait, holders: &[Uuid]) -> Result<Vec<entity::Model>, DbErr> {
    let mut rows = Vec::new();
    for chunk in holders.chunks(ROWS) {
        let some = entity::Entity::find().filter(Column::Holder.is_in(chunk.iter().copied()));
        rows.extend(some.order_by_asc(Column::Holder).order_by_asc(Column::Thing).all(connection).await?);
    }
    Ok(rows)
}

/// Takes back everything that this person was ever given; what was taken back before is among it, because the letter that
/// said so may never have arrived.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn end_all(tx: &Tx, badge: BadgeId) -> Result<Vec<CalendarEntry>, DbErr> {
    let holder = badge.as_uuid();
    let rows = rows_of(tx, &[holder]).await?;
    let gone = rows.iter().filter_map(|row| Thing::parse(&row.thing)).map(|thing| Wanted::gone(holder, thing)).collect();
    Ok(give(tx, gone).await?.remove(&holder).unwrap_or_default())
}

/// Takes back what these people were given of one thing; who was given nothing of it is not in the answer.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn end_thing(
    tx: &Tx,
    badges: impl IntoIterator<Item = BadgeId>,
    thing: Thing,
) -> Result<HashMap<Uuid, Vec<CalendarEntry>>, DbErr> {
    give(tx, badges.into_iter().map(|badge| Wanted::gone(badge.as_uuid(), thing)).collect()).await
}

/// These entries as they are now, whatever a letter of some time ago said of them.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn current(tx: &Tx, entries: &[CalendarEntry]) -> Result<Vec<CalendarEntry>, DbErr> {
    let uids = entries.iter().map(|entry| entry.uid.as_str());
    let rows = entity::Entity::find().filter(Column::Uid.is_in(uids)).order_by_asc(Column::Thing).all(tx).await?;
    Ok(rows.iter().filter_map(CalendarEntry::from_row).collect())
}
