//! The times of meetings.

use chrono::Duration;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{
    Error, MatchmakingAction, MatchmakingField, MeetingState,
    entity::{meeting, times::meeting_slot},
    history::entry,
    occasion::occasion,
    schedule::MOST_SLOTS,
    service::lock,
};
use crate::{
    actor::{Actor, Denied},
    audit,
    clock::{self, Instant},
    db::Db,
    event::minute,
    field::{FieldErrors, Fields, date},
    ids::{MatchmakingId, MeetingSlotId},
    locale::Text,
};

/// A day, and from when until when on it there are times, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SlotDetails {
    pub day: String,
    pub from: String,
    pub to: String,
}

/// Adds the times between two hours of a day, one behind the other; those that are there already are left.
///
/// # Errors
/// `Denied`, `Invalid`, or `TooMany`.
pub async fn add_slots(db: &Db, actor: &Actor, id: MatchmakingId, command: &SlotDetails) -> Result<(), Error> {
    actor.require_organiser()?;
    let SlotDetails { day, from, to } = command;
    let mut fields = Fields::new();
    let day = fields.check("day", date(day));
    let from = fields.check("from", minute(from).and_then(in_steps_of_five));
    let to = fields.check("to", minute(to).and_then(in_steps_of_five));
    let (day, from, to) = fields.finish(|| Some((day?, from?, to?)))?;
    db.write(|tx| async move {
        let round = lock(&tx, id).await?;
        let of = occasion(&tx, &round).await?;
        let ((first, last), zone) = (of.days(), of.zone());
        if !(first..=last).contains(&day) {
            let outside = Text::new("Das ist keiner der Tage, die es dafür gibt.", "This is none of the days there are for it.");
            return Err(FieldErrors::one("day", outside).into());
        }
        if to - from < round.slot_minutes {
            let short = Text::new("Dazwischen passt kein Gespräch.", "No meeting fits in between.");
            return Err(FieldErrors::one("to", short).into());
        }
        let length = Duration::minutes(round.slot_minutes.into());
        let minutes = (0..(to - from) / round.slot_minutes).map(|place| from + place * round.slot_minutes);
        let starts: Vec<Instant> = minutes.map(|minute| clock::at_minute(zone, day, minute)).collect();
        let there = meeting_slot::Entity::find().filter(meeting_slot::Column::MatchmakingId.eq(id)).all(&tx).await?;
        // Two times that overlap would be one for whoever meets at both: a plan counts on their being two.
        let is_free = |starts_at: &Instant| there.iter().all(|slot| *starts_at + length <= slot.starts_at || slot.ends_at <= *starts_at);
        let starts: Vec<Instant> = starts.into_iter().filter(is_free).collect();
        if there.len() + starts.len() > MOST_SLOTS {
            return Err(Error::TooMany(MOST_SLOTS));
        }
        if starts.is_empty() {
            return Ok(());
        }
        let rows = starts.iter().map(|starts_at| meeting_slot::ActiveModel {
            id: Set(MeetingSlotId::new()),
            matchmaking_id: Set(id),
            starts_local: Set(clock::local(zone, *starts_at)),
            starts_at: Set(*starts_at),
            ends_at: Set(*starts_at + length),
        });
        let unique = [meeting_slot::Column::MatchmakingId, meeting_slot::Column::StartsLocal];
        meeting_slot::Entity::insert_many(rows).on_conflict_do_nothing_on(unique).exec_without_returning(&tx).await?;
        let noted = entry(MatchmakingAction::SlotsAdded, &round);
        Ok(audit::record(&tx, actor, noted.with(MatchmakingField::Count, starts.len())).await?)
    })
    .await
}

fn in_steps_of_five(minute: i32) -> Result<i32, Text> {
    if minute % 5 == 0 { Ok(minute) } else { Err(Text::new("Bitte in Schritten von fünf Minuten.", "In steps of five minutes, please.")) }
}

/// Takes a time away at which no meeting takes place.
///
/// # Errors
/// `Denied`, or `HasMeetings`.
pub async fn remove_slot(db: &Db, actor: &Actor, slot: MeetingSlotId) -> Result<MatchmakingId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = meeting_slot::Entity::find_by_id(slot).one(&tx).await?.ok_or(Denied::NotFound)?;
        let round = lock(&tx, row.matchmaking_id).await?;
        let held = meeting::Entity::find()
            .filter(meeting::Column::SlotId.eq(slot))
            .filter(meeting::Column::State.eq(MeetingState::Accepted))
            .count(&tx)
            .await?;
        if held > 0 {
            return Err(Error::HasMeetings);
        }
        meeting_slot::Entity::delete_by_id(slot).exec(&tx).await?;
        audit::record(&tx, actor, entry(MatchmakingAction::SlotRemoved, &round)).await?;
        Ok(round.id)
    })
    .await
}
