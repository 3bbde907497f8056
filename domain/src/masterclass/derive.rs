//! Instants follow what was meant: a session begins when the clocks on the spot show its local time, by the zone of its
//! event and the newest rules of that zone.

use std::collections::HashMap;

use chrono::{Duration, NaiveDateTime};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};

use super::{
    SessionAction, SessionField,
    change_letters::{Change, tell_of_change},
    entity::{session, stage},
    error::Error,
    letters::{SessionFacts, facts_of_sessions},
    seat_release::move_seats_with_session,
    stage::claim_stage,
    state::SessionState,
    waiting_list::promote_waiting_in_all,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock::{self, Instant, Tz},
    db::{Db, Tx},
    event::EventView,
    ids::{EventId, SessionId},
    timetable::{self, Commitment},
    zone::local_as_first_meant,
};

/// Every event with sessions of a release that kept only their instants.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn events_without_local_times(db: &Db) -> Result<Vec<EventId>, DbErr> {
    let sessions = session::Entity::find().select_only().column(session::Column::EventId).distinct();
    sessions.filter(session::Column::StartsLocal.is_null()).into_tuple().all(db.read()).await
}

impl session::Model {
    /// What was meant by its beginning, by the event's clock. A release that kept only the instant meant it in `zone`.
    pub(super) fn local_start(&self, zone: Tz) -> NaiveDateTime {
        self.starts_local.unwrap_or_else(|| local_as_first_meant(zone, self.starts_at))
    }
}

/// Derives when the sessions of an event begin and end; answers those that moved. Whoever has a seat in one that is still
/// to come hears of it. `meant_in` is the zone by whose clock they were planned, `event` has the one that is right. The
/// event is held by whoever calls, so that nothing is planned meanwhile.
///
/// # Errors
/// `StageTaken` where two sessions would now meet on one stage.
pub(crate) async fn derive_sessions(tx: &Tx, actor: &Actor, event: &EventView, meant_in: Tz) -> Result<Vec<SessionId>, Error> {
    let (moved, before) = derive(tx, actor, event, meant_in, 0).await?;
    bind_anew(tx, event, &moved, &before, Telling::EachSession).await?;
    Ok(moved.into_iter().map(|row| row.id).collect())
}

/// The same with the event itself, whose letters tell of its sessions: those to come move by so many `days`. Answers how
/// those were that moved and are still to come.
///
/// # Errors
/// As `derive_sessions`.
pub(super) async fn move_sessions_with_event(
    tx: &Tx,
    actor: &Actor,
    event: &EventView,
    meant_in: Tz,
    days: i64,
) -> Result<HashMap<SessionId, SessionFacts>, Error> {
    let (moved, mut before) = derive(tx, actor, event, meant_in, days).await?;
    bind_anew(tx, event, &moved, &before, Telling::WithTheEvent).await?;
    let told: Vec<_> = moved.iter().filter(|row| is_ahead(row, clock::now())).map(|row| row.id).collect();
    before.retain(|id, _| told.contains(id));
    Ok(before)
}

/// Who writes to those who have a seat in what moved, or wait for one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    EachSession,
    WithTheEvent,
}

async fn derive(
    tx: &Tx,
    actor: &Actor,
    event: &EventView,
    meant_in: Tz,
    days: i64,
) -> Result<(Vec<session::Model>, HashMap<SessionId, SessionFacts>), Error> {
    let now = clock::now();
    let rows = session::Entity::find()
        .filter(session::Column::EventId.eq(event.id))
        .order_by_asc(session::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    let before = facts_of_sessions(tx, &rows.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    let mut moved = Vec::new();
    for row in rows {
        // What has begun took place then.
        let by = if row.starts_at > now { Duration::days(days) } else { Duration::zero() };
        let local = row.local_start(meant_in) + by;
        let starts_at = clock::at(event.zone, local);
        if starts_at != row.starts_at {
            moved.push(move_session(tx, actor, row, local, starts_at).await?);
        } else if row.starts_local.is_none() {
            write_start(tx, &row, local, starts_at, row.revision).await?;
        }
    }
    moved.sort_unstable_by_key(|row| (row.starts_at, row.id));
    Ok((moved, before))
}

/// Writes another beginning, and tells history; answers the row as it is now.
async fn move_session(
    tx: &Tx,
    actor: &Actor,
    row: session::Model,
    local: NaiveDateTime,
    starts_at: Instant,
) -> Result<session::Model, Error> {
    let ends_at = starts_at + (row.ends_at - row.starts_at);
    write_start(tx, &row, local, starts_at, row.revision + 1).await?;
    let entry = AuditEntry::of(SessionAction::Changed, row.id)
        .at(row.event_id)
        .changed(SessionField::StartsAt, row.starts_at.to_rfc3339(), starts_at.to_rfc3339())
        .changed(SessionField::EndsAt, row.ends_at.to_rfc3339(), ends_at.to_rfc3339());
    audit::record(tx, actor, entry).await?;
    Ok(session::Model { starts_at, ends_at, starts_local: Some(local), revision: row.revision + 1, ..row })
}

/// A session takes as long as it took: that was planned in minutes.
async fn write_start(tx: &Tx, row: &session::Model, local: NaiveDateTime, starts_at: Instant, revision: i64) -> Result<(), Error> {
    let updated_at = if revision == row.revision { row.updated_at } else { clock::now() };
    session::Entity::update_many()
        .col_expr(session::Column::StartsLocal, Expr::value(local))
        .col_expr(session::Column::StartsAt, Expr::value(starts_at))
        .col_expr(session::Column::EndsAt, Expr::value(starts_at + (row.ends_at - row.starts_at)))
        .col_expr(session::Column::Revision, Expr::value(revision))
        .col_expr(session::Column::UpdatedAt, Expr::value(updated_at))
        .filter(session::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether it takes place, and is not over.
fn is_ahead(row: &session::Model, now: Instant) -> bool {
    row.state != SessionState::Cancelled && row.ends_at > now
}

/// Binds stages and visitors at the new times, where these are still to come.
async fn bind_anew(
    tx: &Tx,
    event: &EventView,
    moved: &[session::Model],
    before: &HashMap<SessionId, SessionFacts>,
    telling: Telling,
) -> Result<(), Error> {
    let now = clock::now();
    let ahead: Vec<_> = moved.iter().filter(|row| is_ahead(row, now)).collect();
    // All let go before any is bound: they move into each other's old times.
    for row in &ahead {
        timetable::release_commitment(tx, Commitment::Session(row.id)).await?;
    }
    let mut changes = Vec::new();
    for row in &ahead {
        let stage = stage::Entity::find_by_id(row.stage_id).one(tx).await?.ok_or(Denied::NotFound)?;
        claim_stage(tx, &stage, row.id, row.starts_at, row.ends_at, event).await?;
        let before = before.get(&row.id).ok_or(Denied::NotFound)?;
        let is_told = telling == Telling::WithTheEvent;
        let kept = move_seats_with_session(tx, event, row.id, is_told.then_some(before)).await?;
        changes.push((row.id, Change { before: before.clone(), is_told, kept }));
    }
    let ids: Vec<_> = ahead.iter().filter(|row| row.state == SessionState::Published).map(|row| row.id).collect();
    promote_waiting_in_all(tx, event, &ids).await?;
    if telling == Telling::EachSession {
        for (id, change) in &changes {
            tell_of_change(tx, event, *id, change).await?;
        }
    }
    Ok(())
}
