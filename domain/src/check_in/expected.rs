//! How many are expected at an entrance. They are counted one by one, so not for every scan: for some seconds this process
//! remembers how many they were.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use chrono::{Duration, NaiveDate};
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect, RelationTrait};

use super::{entity::admission, queries::comes};
use crate::{
    badge,
    clock::{self, Instant},
    db::Db,
    ids::EventId,
};

/// How long the number is good for: badges come and go far more slowly than people through a door.
const GOOD_FOR: Duration = Duration::seconds(5);
/// A day that nobody has asked about for so long is forgotten.
const KEPT_FOR: Duration = Duration::hours(1);

static KNOWN: Mutex<Option<HashMap<(EventId, NaiveDate), Known>>> = Mutex::new(None);

#[derive(Clone, Copy)]
struct Known {
    at: Instant,
    expected: u64,
}

/// Everybody whose badge is good, and everybody who came in that day. At most some seconds old.
pub(super) async fn at_entrance(db: &Db, event: EventId, day: NaiveDate) -> Result<u64, DbErr> {
    let now = clock::now();
    if let Some(expected) = known(event, day, now) {
        return Ok(expected);
    }
    let expected = comes(event).count(db.read()).await? + came_in_and_left_us(db, event, day).await?;
    let mut all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let all = all.get_or_insert_default();
    all.retain(|_, known| now - known.at < KEPT_FOR);
    all.insert((event, day), Known { at: now, expected });
    Ok(expected)
}

/// What is known still holds, or somebody else is counting: of many who ask at once one counts.
fn known(event: EventId, day: NaiveDate, now: Instant) -> Option<u64> {
    let mut all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let known = all.get_or_insert_default().get_mut(&(event, day))?;
    if now - known.at < GOOD_FOR {
        return Some(known.expected);
    }
    known.at = now;
    None
}

/// Those who came in that day and whose badge is not good any more.
async fn came_in_and_left_us(db: &Db, event: EventId, day: NaiveDate) -> Result<u64, DbErr> {
    use badge::entity::Column;
    admission::Entity::find()
        .join(JoinType::InnerJoin, admission::Relation::Badge.def())
        .filter(admission::Column::DoorId.eq(event.as_uuid()))
        .filter(admission::Column::Day.eq(day))
        .filter(
            Condition::any()
                .add(Column::RevokedAt.is_not_null())
                .add(Column::EndedAt.is_not_null())
                .add(Column::AwaitsConfirmation.eq(true)),
        )
        .count(db.read())
        .await
}
