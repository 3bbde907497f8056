//! Reminders of meetings, the day before them.

use std::collections::{HashMap, HashSet};

use chrono::Duration;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{
    MeetingLetter, MeetingNewsKind, MeetingState,
    entity::{matchmaking, meeting, profile, times::meeting_slot},
    follow::as_db,
    letters,
    occasion::{Occasion, occasion},
};
use crate::{
    clock::{self, Instant},
    db::{Db, Tx},
    ids::{MeetingId, MeetingSlotId},
    mail,
};

/// So long before it.
const AHEAD: Duration = Duration::days(1);
/// Who has just agreed upon a meeting is not reminded of it.
const JUST_TOLD: Duration = Duration::hours(12);

/// Writes every reminder that is due, each once.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn remind(db: &Db) -> Result<(), DbErr> {
    let now = clock::now();
    let slots = meeting_slot::Entity::find()
        .filter(meeting_slot::Column::StartsAt.gt(now))
        .filter(meeting_slot::Column::StartsAt.lte(now + AHEAD))
        .all(db.read())
        .await?;
    let slots: HashMap<MeetingSlotId, meeting_slot::Model> = slots.into_iter().map(|slot| (slot.id, slot)).collect();
    if slots.is_empty() {
        return Ok(());
    }
    let meetings = meeting::Entity::find()
        .filter(meeting::Column::SlotId.is_in(slots.keys().copied()))
        .filter(meeting::Column::State.eq(MeetingState::Accepted))
        .filter(meeting::Column::UpdatedAt.lte(now - JUST_TOLD))
        .order_by_asc(meeting::Column::Id)
        .all(db.read())
        .await?;
    let with_slot = |row: meeting::Model| {
        let slot = slots.get(&row.slot_id?)?.clone();
        Some((key(row.id, slot.starts_at), row, slot))
    };
    let due: Vec<_> = meetings.into_iter().filter_map(with_slot).collect();
    // Two letters each: where one is written, both are.
    let keys: Vec<_> = due.iter().map(|(key, row, _)| format!("{key}:{}", row.asker_id)).collect();
    let others: Vec<_> = due.iter().map(|(key, row, _)| format!("{key}:{}", row.asked_id)).collect();
    let written: HashSet<String> = mail::known_keys(db, &[keys, others].concat()).await?.into_iter().collect();
    for (key, row, slot) in &due {
        if [row.asker_id, row.asked_id].iter().any(|id| written.contains(&format!("{key}:{id}"))) {
            continue;
        }
        let Some(round) = matchmaking::Entity::find_by_id(row.matchmaking_id).one(db.read()).await? else { continue };
        let of = &occasion(db.read(), &round).await.map_err(as_db)?;
        db.write_aside(|tx| async move { remind_both(&tx, of, key, row, slot).await }).await?;
    }
    Ok(())
}

/// The same for the same meeting at the same time.
fn key(meeting: MeetingId, starts_at: Instant) -> String {
    format!("meeting_reminder:{meeting}:{}", starts_at.timestamp())
}

async fn remind_both(tx: &Tx, of: &Occasion, key: &str, row: &meeting::Model, slot: &meeting_slot::Model) -> Result<(), DbErr> {
    let when = letters::facts_of(tx, slot, row.seat_id).await?;
    for (to, other) in [(row.asker_id, row.asked_id), (row.asked_id, row.asker_id)] {
        let people = (profile::Entity::find_by_id(to).one(tx).await?, profile::Entity::find_by_id(other).one(tx).await?);
        let (Some(to), Some(other)) = people else { continue };
        let (news, organisation, when) = (MeetingNewsKind::Reminder, other.organisation, Some(when.clone()));
        let letter = |token| MeetingLetter::MeetingNews { round: of.facts(), news, organisation, when, token };
        letters::send(tx, of, &to, format!("{key}:{}", to.id), Some(slot.starts_at), letter).await?;
    }
    Ok(())
}
