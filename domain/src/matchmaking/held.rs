//! What meetings came to, for the figures of events and of bridges.

use std::collections::HashMap;

use chrono::Datelike;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::{
    MeetingState,
    entity::{matchmaking, meeting, times::meeting_slot},
};
use crate::{
    clock,
    db::Db,
    ids::{BridgeId, EventId, MatchmakingId},
};

/// What took place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Held {
    /// Pairs that had agreed to meet.
    pub matches: u64,
    /// Those of them of which nobody said that the other one did not come.
    pub meetings: u64,
}

/// What the meetings of each of these events came to so far; one without any is left out.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn held_by_event(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, Held>, DbErr> {
    let of_events = matchmaking::Column::EventId.is_in(events.iter().copied());
    let rounds = matchmaking::Entity::find().filter(of_events).all(db.read()).await?;
    let held = held(db, &rounds).await?;
    Ok(rounds.iter().filter_map(|round| Some((round.event_id?, held.get(&round.id).copied().unwrap_or_default()))).collect())
}

/// What the meetings of a bridge outside any event came to so far, by the year in which they began.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn held_of_bridge(db: &Db, bridge: BridgeId) -> Result<Vec<(i32, Held)>, DbErr> {
    let rounds = matchmaking::Entity::find().filter(matchmaking::Column::BridgeId.eq(bridge)).all(db.read()).await?;
    let held = held(db, &rounds).await?;
    Ok(rounds.iter().filter_map(|round| Some((round.starts_on?.year(), held.get(&round.id).copied().unwrap_or_default()))).collect())
}

/// The same by round, with what was counted of people who were erased since.
async fn held(db: &Db, rounds: &[matchmaking::Model]) -> Result<HashMap<MatchmakingId, Held>, DbErr> {
    let number = |count: i32| u64::try_from(count).unwrap_or_default();
    let before = |round: &matchmaking::Model| Held { matches: number(round.past_matches), meetings: number(round.past_meetings) };
    let mut held: HashMap<MatchmakingId, Held> = rounds.iter().map(|round| (round.id, before(round))).collect();
    if rounds.is_empty() {
        return Ok(held);
    }
    let ids = || rounds.iter().map(|round| round.id);
    let past = meeting_slot::Entity::find()
        .select_only()
        .column(meeting_slot::Column::Id)
        .filter(meeting_slot::Column::MatchmakingId.is_in(ids()))
        .filter(meeting_slot::Column::EndsAt.lte(clock::now()));
    let counted: Vec<(MatchmakingId, bool, bool, i64)> = meeting::Entity::find()
        .select_only()
        .column(meeting::Column::MatchmakingId)
        .column(meeting::Column::AskerAbsent)
        .column(meeting::Column::AskedAbsent)
        .column_as(meeting::Column::Id.count(), "meetings")
        .filter(meeting::Column::MatchmakingId.is_in(ids()))
        .filter(meeting::Column::State.eq(MeetingState::Accepted))
        .filter(meeting::Column::SlotId.in_subquery(past.into_query()))
        .group_by(meeting::Column::MatchmakingId)
        .group_by(meeting::Column::AskerAbsent)
        .group_by(meeting::Column::AskedAbsent)
        .into_tuple()
        .all(db.read())
        .await?;
    for (round, asker_absent, asked_absent, count) in counted {
        let (of_round, count) = (held.entry(round).or_default(), u64::try_from(count).unwrap_or_default());
        of_round.matches += count;
        if !asker_absent && !asked_absent {
            of_round.meetings += count;
        }
    }
    Ok(held)
}
