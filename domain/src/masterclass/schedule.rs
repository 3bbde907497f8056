//! Planning sessions: what, when, on which stage, by whom.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    SessionAction, SessionField,
    change_letters::{Change, tell_of_change},
    command::{ParsedSession, ScheduleSession, SessionWish, please_choose},
    entity::{seat, session, session_speaker, stage},
    error::Error,
    letters::session_facts,
    policy,
    seat_release::{move_seats_with_session, seats_in_state},
    session_lock::{lock_session, lock_session_and_overlapping},
    speaker::set_speakers,
    stage::{claim_stage, hold_stage_of_event, other_on_stage, outside_opening_hours, release_stage},
    state::{SeatState, SessionState},
    waiting_list::{promote_waiting, promote_waiting_in_all},
};
use crate::{
    actor::{Actor, Denied},
    application::{ApplicationState, entity::application},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    event::{self, EventView},
    field::FieldErrors,
    ids::{ApplicationId, EventId, SessionId},
    locale::Text,
    timetable::{self, Commitment},
};

/// Plans a session, as a draft.
///
/// # Errors
/// `Denied`, `Invalid`, or `StageTaken`.
pub async fn create_session(db: &Db, actor: &Actor, event: EventId, command: &ScheduleSession) -> Result<SessionId, Error> {
    policy::may_schedule(actor)?;
    event::by_id(db, actor, event).await?;
    db.write(|tx| async move {
        // Held, or its zone and days could change between what is read here and what is written.
        let event = &event::held(&tx, event).await?;
        let id = SessionId::new();
        let (wish, parsed) = command.parse(event);
        let (parsed, stage) = &fitting(&tx, event, id, wish, parsed, 0).await?;
        session::Entity::insert(new_session_row(id, event.id, parsed)).exec_without_returning(&tx).await?;
        claim_stage(&tx, stage, id, parsed.starts_at, parsed.ends_at, event).await?;
        set_speakers(&tx, event.id, id, &parsed.speakers).await?;
        let entry = AuditEntry::of(SessionAction::Created, id).at(event.id).with(SessionField::Title, german_title(&parsed.title));
        audit::record(&tx, actor, entry).await?;
        Ok(id)
    })
    .await
}

/// Changes a session. Who has a seat, or waits for one, hears of another title, time or stage of what is still to come; more
/// seats go to the waiting list at once.
///
/// # Errors
/// `Denied`, `Invalid`, `StageTaken`, `Cancelled`, or `Overtaken`.
pub async fn edit_session(db: &Db, actor: &Actor, id: SessionId, command: &ScheduleSession) -> Result<(), Error> {
    policy::may_schedule(actor)?;
    let row = session::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = row.event_id;
    event::by_id(db, actor, event).await?;
    let expected = ExpectedRevision::parse(&command.revision);
    db.write(|tx| async move {
        let event = &event::held(&tx, event).await?;
        let (before, meanwhile) = lock_session_and_overlapping(&tx, id).await?.ok_or(Denied::NotFound)?;
        if before.state == SessionState::Cancelled {
            return Err(Error::Cancelled);
        }
        let (wish, parsed) = command.parse(event);
        let (parsed, stage) = &fitting(&tx, event, id, wish, parsed, before.seats_taken).await?;
        expected.check::<SessionAction, Error>(&tx, id, before.revision, event.zone).await?;
        let facts = session_facts(&tx, id).await?;
        update_session(&tx, &before, parsed).await?;
        set_speakers(&tx, event.id, id, &parsed.speakers).await?;
        let moved = before.starts_at != parsed.starts_at || before.ends_at != parsed.ends_at || before.stage_id != parsed.stage;
        let kept = if moved {
            release_stage(&tx, before.stage_id, id).await?;
            claim_stage(&tx, stage, id, parsed.starts_at, parsed.ends_at, event).await?;
            move_seats_with_session(&tx, event, id, Some(&facts)).await?
        } else {
            seats_in_state(&tx, id, SeatState::Booked).await?.into_iter().map(|(seat, _)| seat).collect()
        };
        promote_waiting(&tx, event, id).await?;
        if moved {
            promote_waiting_in_all(&tx, event, &meanwhile).await?;
        }
        if Ord::max(before.ends_at, parsed.ends_at) > clock::now() {
            tell_of_change(&tx, event, id, &Change { before: facts, is_told: true, kept }).await?;
        }
        audit::record(&tx, actor, session_changes(&before, parsed).at(event.id)).await?;
        Ok(())
    })
    .await
}

/// Deletes a draft, and frees its stage.
///
/// # Errors
/// `Denied`, or `NoDraft`.
pub async fn delete_session(db: &Db, actor: &Actor, id: SessionId) -> Result<(), Error> {
    policy::may_schedule(actor)?;
    db.write(|tx| async move {
        let row = lock_session(&tx, id).await?.ok_or(Denied::NotFound)?;
        if row.state != SessionState::Draft {
            return Err(Error::NoDraft);
        }
        timetable::release_commitment(&tx, Commitment::Session(id)).await?;
        session_speaker::Entity::delete_many().filter(session_speaker::Column::SessionId.eq(id)).exec(&tx).await?;
        // Given back before it was unpublished.
        seat::Entity::delete_many().filter(seat::Column::SessionId.eq(id)).exec(&tx).await?;
        session::Entity::delete_by_id(id).exec(&tx).await?;
        let name = german_title(&Text::new(row.title_de, row.title_en));
        audit::record(&tx, actor, AuditEntry::of(SessionAction::Deleted, id).at(row.event_id).with(SessionField::Title, name)).await?;
        Ok(())
    })
    .await
}

/// What was typed about a session, and its stage, if everything can be read and the session fits there: its event, hours
/// and capacity, the sessions before and after it, the seats that are booked. Whatever is wrong is said at once.
async fn fitting(
    tx: &Tx,
    event: &EventView,
    id: SessionId,
    wish: SessionWish,
    parsed: Result<ParsedSession, FieldErrors>,
    seats_taken: i32,
) -> Result<(ParsedSession, stage::Model), Error> {
    let (mut problems, mut stage, mut taken) = (FieldErrors::default(), None, None);
    if let Some(chosen) = wish.stage {
        stage = hold_stage_of_event(tx, event.id, chosen).await?;
    }
    match &stage {
        Some(stage) => {
            fits_on_stage(event, stage, wish, &mut problems);
            if let Some((starts, ends)) = wish.times {
                taken = other_on_stage(tx, stage, id, starts, ends, event).await?;
            }
        }
        None if wish.stage.is_some() => problems.refuse("stage", please_choose()),
        None => {}
    }
    if let Some(host) = wish.host
        && !is_host(tx, event.id, host).await?
    {
        problems.refuse("host", please_choose());
    }
    if wish.seat_limit.is_some_and(|limit| limit < seats_taken) {
        problems.refuse("seat_limit", seats_are_booked(seats_taken));
    }
    let parsed = problems.beside(parsed);
    match (taken, parsed, stage) {
        (Some(other), parsed, _) => Err(Error::StageTaken(Box::new(other), parsed.err().unwrap_or_default())),
        (None, parsed, Some(stage)) => Ok((parsed?, stage)),
        (None, parsed, None) => Err(parsed.err().unwrap_or_else(|| FieldErrors::one("stage", please_choose())).into()),
    }
}

fn fits_on_stage(event: &EventView, stage: &stage::Model, wish: SessionWish, problems: &mut FieldErrors) {
    let outside = wish.times.and_then(|(starts, ends)| outside_opening_hours(event, stage.opens_minute, stage.closes_minute, starts, ends));
    if let Some(problem) = outside {
        problems.refuse("starts_at", problem);
    }
    let capacity = stage.capacity;
    if wish.seat_limit.is_some_and(|limit| limit > capacity) {
        let problem = Text::new(
            format!("Auf dieser Bühne gibt es höchstens {capacity} Plätze."),
            format!("This stage has at most {capacity} seats."),
        );
        problems.refuse("seat_limit", problem);
    }
}

/// A host is an exhibitor who takes part in this very event.
async fn is_host(tx: &Tx, event: EventId, host: ApplicationId) -> Result<bool, Error> {
    let found = application::Entity::find_by_id(host)
        .filter(application::Column::EventId.eq(event))
        .filter(application::Column::State.eq(ApplicationState::Confirmed))
        .one(tx)
        .await?;
    Ok(found.is_some())
}

fn seats_are_booked(taken: i32) -> Text {
    Text::new(
        format!("{taken} Plätze sind schon gebucht. Weniger geht nur, wenn Sie Buchungen absagen."),
        format!("{taken} seats are booked already. To go below, cancel bookings first."),
    )
}

fn new_session_row(id: SessionId, event: EventId, parsed: &ParsedSession) -> session::ActiveModel {
    session::ActiveModel {
        id: Set(id),
        event_id: Set(event),
        seats_taken: Set(0),
        state: Set(SessionState::Draft),
        revision: Set(1),
        created_at: Set(clock::now()),
        ..columns(parsed)
    }
}

/// Every column: neither a new one nor a new field of the form compiles until it stands here.
fn columns(parsed: &ParsedSession) -> session::ActiveModel {
    // Speakers have a table of their own: see `set_speakers`.
    let ParsedSession { kind, title, abstract_, language, starts_local, starts_at, ends_at, stage, host, speakers: _, seat_limit } = parsed;
    session::ActiveModel {
        stage_id: Set(*stage),
        host_application_id: Set(*host),
        kind: Set(*kind),
        title_de: Set(title.de.clone()),
        title_en: Set(title.en.clone()),
        abstract_de: Set(abstract_.de.clone()),
        abstract_en: Set(abstract_.en.clone()),
        language: Set(language.clone()),
        starts_local: Set(Some(*starts_local)),
        starts_at: Set(*starts_at),
        ends_at: Set(*ends_at),
        seat_limit: Set(*seat_limit),
        search_key: Set(session::SEARCHED.key_of([&title.de, &title.en])),
        updated_at: Set(clock::now()),
        id: NotSet,
        event_id: NotSet,
        seats_taken: NotSet,
        state: NotSet,
        revision: NotSet,
        created_at: NotSet,
    }
}

/// Writes the change, if everybody who has a seat keeps one. The caller holds the session's row.
async fn update_session(tx: &Tx, before: &session::Model, parsed: &ParsedSession) -> Result<(), Error> {
    let updated = session::Entity::update_many()
        .set(columns(parsed))
        .col_expr(session::Column::Revision, Expr::col(session::Column::Revision).add(1))
        .filter(session::Column::Id.eq(before.id))
        .filter(session::Column::SeatsTaken.lte(parsed.seat_limit))
        .exec(tx)
        .await?;
    if updated.rows_affected == 1 {
        return Ok(());
    }
    Err(FieldErrors::one("seat_limit", seats_are_booked(before.seats_taken)).into())
}

fn session_changes(before: &session::Model, parsed: &ParsedSession) -> AuditEntry<SessionAction> {
    // Not told: texts, language, and who hosts and speaks. Nobody who has a seat asks history about them.
    let ParsedSession {
        kind,
        title,
        abstract_: _,
        language: _,
        starts_local: _,
        starts_at,
        ends_at,
        stage,
        host: _,
        speakers: _,
        seat_limit,
    } = parsed;
    AuditEntry::of(SessionAction::Changed, before.id)
        .changed(SessionField::Title, german_title(&Text::new(before.title_de.clone(), before.title_en.clone())), german_title(title))
        .changed(SessionField::Kind, before.kind.as_str(), kind.as_str())
        .changed(SessionField::StartsAt, before.starts_at.to_rfc3339(), starts_at.to_rfc3339())
        .changed(SessionField::EndsAt, before.ends_at.to_rfc3339(), ends_at.to_rfc3339())
        .changed(SessionField::Stage, before.stage_id.to_string(), stage.to_string())
        .changed(SessionField::SeatLimit, before.seat_limit, *seat_limit)
}

fn german_title(title: &Text) -> String {
    title.in_(crate::locale::Locale::De).to_owned()
}
