//! What an event that is over came to: only what was counted.

use sea_orm::DbErr;

use crate::{
    check_in,
    db::Db,
    ids::EventId,
    masterclass::{self, SessionState},
    placement,
};

/// An event in figures, for everybody. What was not counted is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventResult {
    /// Exhibitors on the stand.
    pub partners: u64,
    /// How often visitors came in, each once a day.
    pub visits: u64,
    /// Sessions that took place.
    pub sessions: u64,
}

/// The figures of an event. What it holds of a draft is not among them.
///
/// # Errors
/// A failure of the database.
pub async fn result(db: &Db, event: EventId) -> Result<EventResult, DbErr> {
    let stands = [event];
    let (standings, visits, sessions) =
        tokio::try_join!(placement::standings(db, &stands), check_in::visits(db, event), masterclass::counts(db, event))?;
    Ok(EventResult {
        partners: standings.get(&event).map_or(0, |standing| standing.confirmed),
        visits,
        sessions: sessions.iter().find(|(state, _)| *state == SessionState::Published).map_or(0, |(_, number)| *number),
    })
}
