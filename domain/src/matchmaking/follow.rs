//! Following what happens to the event or bridge: other days or another zone move the times.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use super::{
    Error, MeetingNewsKind, MeetingState,
    claim::bind,
    days::Days,
    end::end_meeting,
    entity::{matchmaking, meeting, profile, times::meeting_slot},
    letters,
    occasion::occasion,
    service::lock,
};
use crate::{
    clock::{self, Tz},
    db::{Db, Tx},
    event::EventView,
    field::FieldErrors,
    ids::{EventId, MatchmakingId, MeetingSeatId, MeetingSlotId},
    locale::Text,
    timetable::{self, Commitment},
};

/// What becomes of the days and the zone of meetings.
pub(super) struct Change {
    pub before: Days,
    pub after: Days,
    /// The times move by as many days as the first day.
    pub moves_along: bool,
    /// The box that says so.
    pub box_name: &'static str,
}

impl Change {
    fn of_event(before: &EventView, after: &EventView, moves_along: bool) -> Self {
        let days = |event: &EventView| Days { starts_on: event.starts_on, ends_on: event.ends_on, zone: event.zone };
        Self { before: days(before), after: days(after), moves_along, box_name: "programme_moves_along" }
    }

    /// By how many days the first day moves.
    fn along(&self) -> i64 {
        (self.after.starts_on - self.before.starts_on).num_days()
    }

    /// By how many days the times move.
    fn days(&self) -> i64 {
        if self.moves_along { self.along() } else { 0 }
    }
}

/// What a change of the event would do to the times of its meetings without a word: leave them outside of its days, or move
/// them with its zone.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn left_behind(
    tx: &Tx,
    before: &EventView,
    after: &EventView,
    moves_along: bool,
    keeps_local_times: bool,
) -> Result<FieldErrors, DbErr> {
    let Some(round) = round_of(tx, after).await? else { return Ok(FieldErrors::default()) };
    let mut problems = left_outside(tx, round.id, &Change::of_event(before, after, moves_along)).await?;
    if before.zone != after.zone && !keeps_local_times && !slots_of(tx, round.id).await?.is_empty() {
        let (from, to) = (before.zone.name(), after.zone.name());
        problems.refuse(
            "programme_keeps_local_times",
            Text::new(
                format!("Die Gesprächszeiten behalten ihre Ortszeit; ihre Zeitpunkte ändern sich von {from} zu {to}. Bitte setzen Sie das Häkchen."),
                format!("The times of meetings keep their local time; the actual moments change from {from} to {to}. Please tick the box."),
            ),
        );
    }
    Ok(problems)
}

/// How many times for meetings an event has.
///
/// # Errors
/// A failure of the database.
pub async fn times_of_event(db: &Db, event: EventId) -> Result<u64, DbErr> {
    let of_event = matchmaking::Entity::find().select_only().column(matchmaking::Column::Id).filter(matchmaking::Column::EventId.eq(event));
    meeting_slot::Entity::find().filter(meeting_slot::Column::MatchmakingId.in_subquery(of_event.into_query())).count(db.read()).await
}

/// How many meetings move with a change of their event, as `follow_event` would do it; their people are told.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn meetings_moving(db: &Db, before: &EventView, after: &EventView, moves_along: bool) -> Result<u64, DbErr> {
    if before.zone == after.zone && Change::of_event(before, after, moves_along).days() == 0 {
        return Ok(0);
    }
    let of_event =
        matchmaking::Entity::find().select_only().column(matchmaking::Column::Id).filter(matchmaking::Column::EventId.eq(after.id));
    let to_come = meeting_slot::Entity::find()
        .select_only()
        .column(meeting_slot::Column::Id)
        .filter(meeting_slot::Column::MatchmakingId.in_subquery(of_event.into_query()))
        .filter(meeting_slot::Column::StartsAt.gt(clock::now()));
    meeting::Entity::find()
        .filter(meeting::Column::SlotId.in_subquery(to_come.into_query()))
        .filter(meeting::Column::State.eq(MeetingState::Accepted))
        .count(db.read())
        .await
}

/// After the event was changed, in the same transaction: the times move along, if somebody has said so, and keep their local
/// times in another zone. Whoever has a meeting is told when it is now; one that meets something else then is called off.
///
/// # Errors
/// `Invalid` beside the days or the box where times would be left outside, or beside the box that lets another zone move them.
pub(crate) async fn follow_event(
    tx: &Tx,
    before: &EventView,
    after: &EventView,
    moves_along: bool,
    keeps_local_times: bool,
) -> Result<(), Error> {
    let Some(round) = round_of(tx, after).await? else { return Ok(()) };
    let change = Change::of_event(before, after, moves_along);
    if change.before == change.after {
        return Ok(());
    }
    // Whoever adds times waits, and then finds the new days.
    let round = lock(tx, round.id).await?;
    left_behind(tx, before, after, moves_along, keeps_local_times).await?.beside(Ok(()))?;
    follow_days(tx, &round, &change).await
}

/// Which times a change would leave outside of the days, or in the past.
///
/// # Errors
/// A failure of the database.
pub(super) async fn left_outside(tx: &Tx, id: MatchmakingId, change: &Change) -> Result<FieldErrors, DbErr> {
    let days = |days: &Days| (days.starts_on, days.ends_on);
    let mut problems = FieldErrors::default();
    if days(&change.before) == days(&change.after) {
        return Ok(problems);
    }
    let slots = slots_of(tx, id).await?;
    let now = clock::now();
    let moved = |slot: &meeting_slot::Model, days: i64| slot.starts_local + Duration::days(if slot.starts_at > now { days } else { 0 });
    let outside = |days: i64| {
        let is_outside = |slot: &&meeting_slot::Model| !(change.after.starts_on..=change.after.ends_on).contains(&moved(slot, days).date());
        slots.iter().filter(is_outside).collect::<Vec<_>>()
    };
    let left = outside(change.days());
    if let Some(first) = left.first() {
        let may_move = !change.moves_along && change.along() != 0 && outside(change.along()).is_empty();
        let field = if may_move {
            change.box_name
        } else if moved(first, change.days()).date() < change.after.starts_on {
            "starts_on"
        } else {
            "ends_on"
        };
        problems.refuse(field, says_what_is_outside(&left, may_move.then(|| change.along())));
    }
    let is_past = |slot: &meeting_slot::Model| slot.starts_at > now && clock::at(change.after.zone, moved(slot, change.days())) <= now;
    if change.days() != 0 && slots.iter().any(is_past) {
        let past = Text::new("Gesprächszeiten lägen dann in der Vergangenheit.", "Times of meetings would then be in the past.");
        problems.refuse("starts_on", past);
    }
    Ok(problems)
}

/// The first of the times that would be left outside, how many more, and what helps.
fn says_what_is_outside(left: &[&meeting_slot::Model], along: Option<i64>) -> Text {
    let first = left.first().map(|slot| slot.starts_local).unwrap_or_default();
    let (more_de, more_en) = match left.len() {
        0 | 1 => (String::new(), String::new()),
        all => (format!(" und {} weitere", all - 1), format!(" and {} more", all - 1)),
    };
    let (help_de, help_en) = match along {
        Some(days) => {
            let (when_de, when_en) = if days > 0 { ("später", "later") } else { ("früher", "earlier") };
            let (by_de, by_en) = match days.unsigned_abs() {
                1 => ("einen Tag".to_owned(), "one day".to_owned()),
                by => (format!("{by} Tage"), format!("{by} days")),
            };
            (
                format!("Setzen Sie das Häkchen, und alle liegen {by_de} {when_de}, zur selben Uhrzeit."),
                format!("Tick the box, and all of them will be {by_en} {when_en}, at the same time of day."),
            )
        }
        None => (
            "Fassen Sie die Tage weiter, oder entfernen Sie diese Zeiten zuerst.".to_owned(),
            "Make the days wider, or first remove these times.".to_owned(),
        ),
    };
    Text::new(
        format!("Außerhalb dieser Tage lägen dann Gesprächszeiten: {}{more_de}. {help_de}", first.format("%d.%m.%Y, %H:%M")),
        format!("Outside of these days would then be times of meetings: {}{more_en}. {help_en}", first.format("%-d %B %Y, %H:%M")),
    )
}

/// Lets the times follow new days and a new zone; whoever has a meeting is told.
///
/// # Errors
/// A failure of the database.
pub(super) async fn follow_days(tx: &Tx, round: &matchmaking::Model, change: &Change) -> Result<(), Error> {
    let days = change.days();
    if days == 0 && change.before.zone == change.after.zone {
        return Ok(());
    }
    let moved = move_slots(tx, change.after.zone, slots_of(tx, round.id).await?, days).await?;
    bind_again(tx, round, &moved, true).await
}

/// Derives the instants of the times of an event's meetings again, with the newest rules of its zone. Their local times stay, so
/// that nobody is told; a meeting that meets something else then is called off.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn derive_slots(tx: &Tx, event: &EventView) -> Result<(), DbErr> {
    let Some(round) = round_of(tx, event).await? else { return Ok(()) };
    let moved = move_slots(tx, event.zone, slots_of(tx, round.id).await?, 0).await?;
    bind_again(tx, &round, &moved, false).await.map_err(as_db)
}

/// The same of the meetings of bridges, which go by zones of their own.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn follow_zone_rules(db: &Db) -> Result<(), DbErr> {
    let rounds = matchmaking::Entity::find().filter(matchmaking::Column::BridgeId.is_not_null()).all(db.read()).await?;
    for round in &rounds {
        let Some(days) = Days::of(round) else { continue };
        let slots = slots_of(db.read(), round.id).await?;
        if slots.iter().all(|slot| clock::at(days.zone, slot.starts_local) == slot.starts_at) {
            continue;
        }
        db.write(|tx| async move {
            let moved = move_slots(&tx, days.zone, slots_of(&tx, round.id).await?, 0).await?;
            bind_again(&tx, round, &moved, false).await
        })
        .await
        .map_err(as_db)?;
    }
    Ok(())
}

async fn round_of(tx: &Tx, event: &EventView) -> Result<Option<matchmaking::Model>, DbErr> {
    matchmaking::Entity::find().filter(matchmaking::Column::EventId.eq(event.id)).one(tx).await
}

/// All times, by their local time.
async fn slots_of(db: &impl ConnectionTrait, id: MatchmakingId) -> Result<Vec<meeting_slot::Model>, DbErr> {
    meeting_slot::Entity::find()
        .filter(meeting_slot::Column::MatchmakingId.eq(id))
        .order_by_asc(meeting_slot::Column::StartsLocal)
        .all(db)
        .await
}

/// Moves those that are to come by so many days, and derives all instants; answers those that are others now.
async fn move_slots(tx: &Tx, zone: Tz, slots: Vec<meeting_slot::Model>, days: i64) -> Result<Vec<meeting_slot::Model>, DbErr> {
    let mut slots = slots;
    // None takes the place of another that has not moved yet.
    if days > 0 {
        slots.reverse();
    }
    let now = clock::now();
    let mut moved = Vec::new();
    for slot in slots {
        let starts_local = slot.starts_local + Duration::days(if slot.starts_at > now { days } else { 0 });
        let starts_at = clock::at(zone, starts_local);
        if (starts_local, starts_at) == (slot.starts_local, slot.starts_at) {
            continue;
        }
        let ends_at = starts_at + (slot.ends_at - slot.starts_at);
        let change = meeting_slot::ActiveModel {
            starts_local: Set(starts_local),
            starts_at: Set(starts_at),
            ends_at: Set(ends_at),
            ..Default::default()
        };
        meeting_slot::Entity::update_many().set(change).filter(meeting_slot::Column::Id.eq(slot.id)).exec(tx).await?;
        moved.push(meeting_slot::Model { starts_local, starts_at, ends_at, ..slot });
    }
    Ok(moved)
}

async fn bind_again(tx: &Tx, round: &matchmaking::Model, moved: &[meeting_slot::Model], tells: bool) -> Result<(), Error> {
    let ahead: HashMap<MeetingSlotId, &meeting_slot::Model> =
        moved.iter().filter(|slot| slot.starts_at > clock::now()).map(|slot| (slot.id, slot)).collect();
    if ahead.is_empty() {
        return Ok(());
    }
    let meetings = meeting::Entity::find()
        .filter(meeting::Column::SlotId.is_in(ahead.keys().copied()))
        .filter(meeting::Column::State.eq(MeetingState::Accepted))
        .order_by_asc(meeting::Column::Id)
        .all(tx)
        .await?;
    for row in &meetings {
        timetable::release_commitment(tx, Commitment::Meeting(row.id)).await?;
    }
    let of = occasion(tx, round).await?;
    for row in meetings {
        let Some(slot) = row.slot_id.and_then(|slot| ahead.get(&slot).copied()) else { continue };
        let one = profile::Entity::find_by_id(row.asker_id).one(tx).await?;
        let other = profile::Entity::find_by_id(row.asked_id).one(tx).await?;
        let (Some(one), Some(other)) = (one, other) else { continue };
        // What a traveller's own programme says then is a warning to organisers: they may move it, and nothing is called off for it.
        match bind(tx, round, row.id, [&one, &other], slot).await {
            Ok(seat) => {
                let Some(row) = bound_to(tx, &row, seat).await? else { continue };
                if tells {
                    let when = letters::facts_of(tx, slot, seat).await?;
                    letters::tell(tx, &of, &one, &other, &row, (MeetingNewsKind::Moved, Some(when.clone()))).await?;
                    letters::tell(tx, &of, &other, &one, &row, (MeetingNewsKind::Moved, Some(when))).await?;
                }
            }
            Err(Error::TimeTaken) => {
                // What it holds of its new time goes back with it.
                end_meeting(tx, round, row.id, None, MeetingNewsKind::Cancelled).await?;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Writes down the table that a meeting has now, so that calendars see that it changed; `None` where it was called off meanwhile,
/// which lets go of everything.
async fn bound_to(tx: &Tx, row: &meeting::Model, seat: Option<MeetingSeatId>) -> Result<Option<meeting::Model>, DbErr> {
    let change =
        meeting::ActiveModel { seat_id: Set(seat), updated_at: Set(clock::now()), revision: Set(row.revision + 1), ..Default::default() };
    let written = meeting::Entity::update_many()
        .set(change)
        .filter(meeting::Column::Id.eq(row.id))
        .filter(meeting::Column::Revision.eq(row.revision))
        .exec_with_returning(tx)
        .await?;
    let written = written.into_iter().next();
    if written.is_none() {
        timetable::release_commitment(tx, Commitment::Meeting(row.id)).await?;
    }
    Ok(written)
}

pub(super) fn as_db(error: Error) -> DbErr {
    match error {
        Error::Db(error) => error,
        other => DbErr::Custom(other.to_string()),
    }
}
