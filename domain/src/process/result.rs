//! What an event that is over came to: only what was counted.

use std::collections::HashMap;

use sea_orm::DbErr;

use crate::{check_in, db::Db, ids::EventId, masterclass, matchmaking, placement};

/// An event in figures, for everybody. What was not counted is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventResult {
    /// Exhibitors on the stand.
    pub partners: u64,
    /// How often visitors came in, each once a day.
    pub visits: u64,
    /// Sessions that took place.
    pub sessions: u64,
    /// Pairs who had agreed to meet.
    pub matches: u64,
    /// Meetings of them to which both came.
    pub meetings: u64,
}

/// The figures of an event. What it holds of a draft is not among them.
///
/// # Errors
/// A failure of the database.
pub async fn result(db: &Db, event: EventId) -> Result<EventResult, DbErr> {
    Ok(of_events(db, &[event]).await?.remove(&event).unwrap_or_default())
}

/// The same of several events, each of which has its own.
///
/// # Errors
/// A failure of the database.
pub(super) async fn of_events(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, EventResult>, DbErr> {
    if events.is_empty() {
        return Ok(HashMap::new());
    }
    let (standings, visits, sessions, held) = tokio::try_join!(
        placement::standings(db, events),
        check_in::visits(db, events),
        masterclass::published_counts(db, events),
        matchmaking::held_by_event(db, events)
    )?;
    let of = |event: &EventId| {
        let held = held.get(event).copied().unwrap_or_default();
        EventResult {
            partners: standings.get(event).map_or(0, |standing| standing.confirmed),
            visits: visits.get(event).copied().unwrap_or_default(),
            sessions: sessions.get(event).copied().unwrap_or_default(),
            matches: held.matches,
            meetings: held.meetings,
        }
    };
    Ok(events.iter().map(|event| (*event, of(event))).collect())
}
