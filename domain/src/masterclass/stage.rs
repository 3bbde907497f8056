//! Stages and rooms.

use chrono::Timelike;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{
    StageAction, StageField,
    change_letters::{Change, tell_of_change},
    command::{EditStage, ParsedStage, StageBounds},
    days::day_of,
    entity::{session, stage},
    error::{Error, Other},
    letters::{SessionFacts, session_facts},
    policy,
    seat_release::seats_in_state,
    state::{SeatState, SessionState},
    tick,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    event::{self, EventView},
    field::FieldErrors,
    ids::{EventId, SessionId, StageId},
    locale::Text,
    timetable::{self, Commitment, Holder},
};

/// Adds a stage to an event, behind the others.
///
/// # Errors
/// `Denied`, or `Invalid`.
pub async fn add_stage(db: &Db, actor: &Actor, event: EventId, command: &EditStage) -> Result<StageId, Error> {
    policy::may_schedule(actor)?;
    let event = event::by_id(db, actor, event).await?;
    let parsed = command.parse().1?;
    let (event, parsed) = (&event, &parsed);
    db.write(|tx| async move {
        event::take_turns(&tx, event.id).await?;
        let before = stage::Entity::find().filter(stage::Column::EventId.eq(event.id)).count(&tx).await?;
        let id = StageId::new();
        let row = stage::ActiveModel {
            id: Set(id),
            event_id: Set(event.id),
            position: Set(i32::try_from(before).unwrap_or(i32::MAX)),
            revision: Set(1),
            created_at: Set(clock::now()),
            ..columns(parsed)
        };
        stage::Entity::insert(row).exec_without_returning(&tx).await?;
        let entry = AuditEntry::of(StageAction::Created, id).at(event.id).with(StageField::Name, parsed.name.de.clone());
        audit::record(&tx, actor, entry).await?;
        Ok(id)
    })
    .await
}

/// Changes a stage. What is planned on it must still fit; who has a seat there, or waits for one, hears of another name.
///
/// # Errors
/// `Denied`, `Invalid`, `Overtaken`, or `StageTaken` when the new changeover lets two sessions collide.
pub async fn edit_stage(db: &Db, actor: &Actor, stage: StageId, command: &EditStage) -> Result<(), Error> {
    policy::may_schedule(actor)?;
    let row = stage::Entity::find_by_id(stage).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = event::by_id(db, actor, row.event_id).await?;
    let (bounds, typed) = command.parse();
    let (row, event, typed) = (&row, &event, &typed);
    db.write(|tx| async move {
        let Ok(parsed) = typed else {
            let planned = planned_on(&tx, stage).await?;
            planned_must_fit(&planned, event, bounds).beside(typed.as_ref().map_err(Clone::clone))?;
            return Ok(());
        };
        let update = stage::Entity::update_many().set(columns(parsed)).filter(stage::Column::Id.eq(stage));
        let expected = ExpectedRevision::parse(&command.revision);
        expected.update::<StageAction, _, Error>(&tx, update, stage::Column::Revision, stage, event.zone).await?;
        let planned = planned_on(&tx, stage).await?;
        tell_of_new_name(&tx, event, row, parsed, &planned).await?;
        planned_must_fit(&planned, event, bounds).beside(Ok(()))?;
        if parsed.changeover_minutes != row.changeover_minutes {
            claim_stage_anew(&tx, stage, &planned, event, parsed.changeover_minutes).await?;
        }
        audit::record(&tx, actor, stage_changes(row, parsed)).await?;
        Ok(())
    })
    .await
}

/// Removes a stage on which nothing was ever planned.
///
/// # Errors
/// `Denied`, or `StageInUse`.
pub async fn remove_stage(db: &Db, actor: &Actor, stage: StageId) -> Result<(), Error> {
    policy::may_schedule(actor)?;
    db.write(|tx| async move {
        // On PostgreSQL the lock keeps new sessions out until the stage is gone; SQLite has one writer anyway.
        let row = stage::Entity::find_by_id(stage).lock_exclusive().one(&tx).await?.ok_or(Denied::NotFound)?;
        if session::Entity::find().filter(session::Column::StageId.eq(stage)).one(&tx).await?.is_some() {
            return Err(Error::StageInUse);
        }
        stage::Entity::delete_by_id(stage).exec(&tx).await?;
        audit::record(&tx, actor, AuditEntry::of(StageAction::Removed, stage).at(row.event_id).with(StageField::Name, row.name_de)).await?;
        Ok(())
    })
    .await
}

/// The stage for a session that is to be planned, held as it is until the transaction ends.
pub(super) async fn hold_stage_of_event(tx: &Tx, event: EventId, stage: StageId) -> Result<Option<stage::Model>, Error> {
    let row = stage::Entity::find_by_id(stage).lock_shared().one(tx).await?;
    Ok(row.filter(|row| row.event_id == event))
}

/// Why a session can not be on a stage from `starts` to `ends`, if it can not.
pub(super) fn outside_opening_hours(
    event: &EventView,
    opens_minute: i32,
    closes_minute: i32,
    starts: clock::Instant,
    ends: clock::Instant,
) -> Option<Text> {
    let day = day_of(event.zone, starts);
    let opens = clock::at_minute(event.zone, day, opens_minute);
    let closes = clock::at_minute(event.zone, day, closes_minute);
    (starts < opens || ends > closes).then(|| {
        let (opens, closes) = (time_of_minute(opens_minute), time_of_minute(closes_minute));
        Text::new(format!("Die Bühne ist von {opens} bis {closes} Uhr geöffnet."), format!("The stage is open from {opens} to {closes}."))
    })
}

/// Claims the stage for a session, or tells which other session has it.
pub(super) async fn claim_stage(
    tx: &Tx,
    stage: &stage::Model,
    id: SessionId,
    starts: clock::Instant,
    ends: clock::Instant,
    event: &EventView,
) -> Result<(), Error> {
    let ticks = tick::on_stage(starts, ends, stage.changeover_minutes);
    let (holder, commitment) = (Holder::Stage(stage.id), Commitment::Session(id));
    if timetable::claim(tx, &[holder], ticks, commitment).await?.contains(&holder) {
        return Ok(());
    }
    let other = other_on_stage(tx, stage, id, starts, ends, event).await?.ok_or(Denied::NotFound)?;
    Err(Error::StageTaken(Box::new(other), FieldErrors::default()))
}

/// Which other session has the stage then, changeovers included.
pub(super) async fn other_on_stage(
    tx: &Tx,
    stage: &stage::Model,
    id: SessionId,
    starts: clock::Instant,
    ends: clock::Instant,
    event: &EventView,
) -> Result<Option<Other>, Error> {
    let ticks = tick::on_stage(starts, ends, stage.changeover_minutes);
    let other = timetable::other_commitment(tx, Holder::Stage(stage.id), &ticks, Commitment::Session(id)).await?;
    let Some(Commitment::Session(other)) = other else { return Ok(None) };
    let other = session::Entity::find_by_id(other).one(tx).await?;
    Ok(other.map(|other| Other::from_session(other, event)))
}

/// Lets go of the stage; the visitors stay bound.
pub(super) async fn release_stage(tx: &Tx, stage: StageId, session: SessionId) -> Result<(), Error> {
    Ok(timetable::release(tx, &[Holder::Stage(stage)], Commitment::Session(session)).await?)
}

/// Every column: neither a new one nor a new field of the form compiles until it stands here.
fn columns(parsed: &ParsedStage) -> stage::ActiveModel {
    let ParsedStage { name, capacity, opens_minute, closes_minute, changeover_minutes } = parsed;
    stage::ActiveModel {
        name_de: Set(name.de.clone()),
        name_en: Set(name.en.clone()),
        capacity: Set(*capacity),
        opens_minute: Set(*opens_minute),
        closes_minute: Set(*closes_minute),
        changeover_minutes: Set(*changeover_minutes),
        id: NotSet,
        event_id: NotSet,
        position: NotSet,
        revision: NotSet,
        created_at: NotSet,
    }
}

fn stage_changes(before: &stage::Model, parsed: &ParsedStage) -> AuditEntry<StageAction> {
    let ParsedStage { name, capacity, opens_minute, closes_minute, changeover_minutes } = parsed;
    AuditEntry::of(StageAction::Changed, before.id)
        .at(before.event_id)
        .changed(StageField::Name, before.name_de.as_str(), &name.de)
        .changed(StageField::Capacity, before.capacity, *capacity)
        .changed(StageField::OpensMinute, before.opens_minute, *opens_minute)
        .changed(StageField::ClosesMinute, before.closes_minute, *closes_minute)
        .changed(StageField::ChangeoverMinutes, before.changeover_minutes, *changeover_minutes)
}

/// Whoever has a seat in what takes place on a stage with another name, or waits for one, would look for the old one.
async fn tell_of_new_name(
    tx: &Tx,
    event: &EventView,
    before: &stage::Model,
    parsed: &ParsedStage,
    planned: &[session::Model],
) -> Result<(), Error> {
    let was = Text::new(before.name_de.clone(), before.name_en.clone());
    if was == parsed.name {
        return Ok(());
    }
    let now = clock::now();
    for row in planned.iter().filter(|row| row.state == SessionState::Published && row.ends_at > now) {
        let before = SessionFacts { stage: was.clone(), ..session_facts(tx, row.id).await? };
        let kept = seats_in_state(tx, row.id, SeatState::Booked).await?.into_iter().map(|(seat, _)| seat).collect();
        tell_of_change(tx, event, row.id, &Change { before, is_told: true, kept }).await?;
    }
    Ok(())
}

/// What takes place on a stage, by time.
async fn planned_on(tx: &Tx, stage: StageId) -> Result<Vec<session::Model>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::StageId.eq(stage))
        .filter(session::Column::State.ne(SessionState::Cancelled))
        .order_by_asc(session::Column::StartsAt)
        .all(tx)
        .await?;
    Ok(rows)
}

/// What of the sessions on a stage is too large for it, or outside of its hours.
fn planned_must_fit(planned: &[session::Model], event: &EventView, bounds: StageBounds) -> FieldErrors {
    let mut problems = FieldErrors::default();
    let is_too_large = |row: &&session::Model| bounds.capacity.is_some_and(|capacity| row.seat_limit > capacity);
    if let Some(largest) = planned.iter().max_by_key(|row| row.seat_limit).filter(is_too_large) {
        let (seats, title) = (largest.seat_limit, Text::new(largest.title_de.clone(), largest.title_en.clone()));
        let problem = Text::new(
            format!(
                "„{}“ ist mit {seats} Plätzen geplant. Verkleinern Sie zuerst den Programmpunkt.",
                title.in_(crate::locale::Locale::De)
            ),
            format!("“{}” is planned with {seats} seats. First make the session smaller.", title.in_(crate::locale::Locale::En)),
        );
        problems.refuse("capacity", problem);
    }
    let is_outside = |row: &&session::Model| {
        let outside = |(opens, closes)| outside_opening_hours(event, opens, closes, row.starts_at, row.ends_at);
        bounds.hours.and_then(outside).is_some()
    };
    if let Some(row) = planned.iter().find(is_outside) {
        let other = Other::from_session(row.clone(), event);
        let from = clock_time(event, other.starts_at);
        let problem = Text::new(
            format!(
                "„{}“ um {from} Uhr läge dann außerhalb. Verschieben Sie zuerst den Programmpunkt.",
                other.title.in_(crate::locale::Locale::De)
            ),
            format!("“{}” at {from} would then be outside. First move the session.", other.title.in_(crate::locale::Locale::En)),
        );
        problems.refuse("opens", problem);
    }
    problems
}

/// Claims the stage again for everything planned on it, by time, with another changeover.
async fn claim_stage_anew(tx: &Tx, stage: StageId, planned: &[session::Model], event: &EventView, changeover: i32) -> Result<(), Error> {
    let holder = Holder::Stage(stage);
    for row in planned {
        release_stage(tx, stage, row.id).await?;
    }
    for row in planned {
        let ticks = tick::on_stage(row.starts_at, row.ends_at, changeover);
        if !timetable::claim(tx, &[holder], ticks, Commitment::Session(row.id)).await?.contains(&holder) {
            return Err(Error::StageTaken(Box::new(Other::from_session(row.clone(), event)), FieldErrors::default()));
        }
    }
    Ok(())
}

fn time_of_minute(minute: i32) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

fn clock_time(event: &EventView, at: clock::Instant) -> String {
    let local = at.with_timezone(&event.zone);
    format!("{}:{:02}", local.hour(), local.minute())
}
