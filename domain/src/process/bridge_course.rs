//! What the events of a bridge came to, each by itself and all together.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;
use sea_orm::DbErr;

use super::result::{self, EventResult};
use crate::{
    db::Db,
    event::{EventState, EventView},
    ids::{BridgeId, EventId},
    lead, matchmaking, traveller,
    visit::OfBridge,
};

/// What everybody may know of those of these events that are over, by event.
///
/// # Errors
/// A failure of the database.
pub async fn results(db: &Db, events: &[EventView]) -> Result<HashMap<EventId, EventResult>, DbErr> {
    let over = events.iter().filter(|event| event.state != EventState::Draft && event.is_over());
    let over: Vec<EventId> = over.map(|event| event.id).collect();
    result::of_events(db, &over).await
}

/// All of them together.
pub fn total<'a>(results: impl IntoIterator<Item = &'a EventResult>) -> EventResult {
    results.into_iter().fold(EventResult::default(), |all, one| EventResult {
        partners: all.partners + one.partners,
        visits: all.visits + one.visits,
        sessions: all.sessions + one.sessions,
        matches: all.matches + one.matches,
        meetings: all.meetings + one.meetings,
    })
}

/// Whom a bridge brought together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Who travelled, and who came with a delegation.
    pub delegates: u64,
    /// Meetings that took place: at events, outside of them, and those that delegations had.
    pub meetings: u64,
    /// Contacts given to exhibitors, and those that delegations left.
    pub leads: u64,
    /// Pairs who had agreed to meet.
    pub matches: u64,
}

impl Reached {
    fn and(self, other: Self) -> Self {
        Self {
            delegates: self.delegates + other.delegates,
            meetings: self.meetings + other.meetings,
            leads: self.leads + other.leads,
            matches: self.matches + other.matches,
        }
    }

    /// All of them together.
    pub fn total<'a>(years: impl IntoIterator<Item = &'a Self>) -> Self {
        years.into_iter().fold(Self::default(), |all, one| all.and(*one))
    }
}

/// Whom a bridge brought together, by year: at those of its events that `results` tells of, in its own meetings and by its
/// visits. A year without anybody is left out.
///
/// # Errors
/// A failure of the database.
pub async fn reached(
    db: &Db,
    bridge: BridgeId,
    events: &[EventView],
    results: &HashMap<EventId, EventResult>,
    visits: &OfBridge,
) -> Result<BTreeMap<i32, Reached>, DbErr> {
    let told: Vec<&EventView> = events.iter().filter(|event| results.contains_key(&event.id)).collect();
    let ids: Vec<EventId> = told.iter().map(|event| event.id).collect();
    let (leads, travelled, own) =
        tokio::try_join!(lead::by_event(db, &ids), traveller::travelled(db, &ids), matchmaking::held_of_bridge(db, bridge))?;
    let number = |numbers: &HashMap<EventId, u64>, event: EventId| numbers.get(&event).copied().unwrap_or_default();
    let of_events = told.iter().map(|event| {
        let result = results.get(&event.id).copied().unwrap_or_default();
        let reached = Reached {
            delegates: number(&travelled, event.id),
            meetings: result.meetings,
            leads: number(&leads, event.id),
            matches: result.matches,
        };
        (event.starts_on.year(), reached)
    });
    let of_rounds =
        own.iter().map(|(year, held)| (*year, Reached { meetings: held.meetings, matches: held.matches, ..Reached::default() }));
    let of_visits = visits
        .by_year
        .iter()
        .map(|(year, of)| (*year, Reached { delegates: of.delegates, meetings: of.meetings, leads: of.leads, ..Reached::default() }));
    let mut years: BTreeMap<i32, Reached> = BTreeMap::new();
    for (year, one) in of_events.chain(of_rounds).chain(of_visits).filter(|(_, one)| *one != Reached::default()) {
        let of_year = years.entry(year).or_default();
        *of_year = of_year.and(one);
    }
    Ok(years)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_add_up() {
        let one = EventResult { partners: 3, visits: 200, sessions: 4, matches: 7, meetings: 6 };
        let other = EventResult { partners: 5, visits: 0, sessions: 1, matches: 1, meetings: 1 };

        assert_eq!(total([&one, &other]), EventResult { partners: 8, visits: 200, sessions: 5, matches: 8, meetings: 7 });
        assert_eq!(total([]), EventResult::default());
    }
}
