//! Binding two people and a table at a time, in the transaction of whoever agrees.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use chrono::Duration;
use rules::masterclass::tick;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{ExprTrait, LockType},
};

use super::{
    Error,
    entity::{
        matchmaking, meeting, profile,
        times::{meeting_seat, meeting_slot, profile_time},
    },
    travel::check_journeys,
};
use crate::{
    clock,
    db::Tx,
    ids::{MatchmakingId, MeetingId, MeetingSeatId, RegistrationId},
    registration::entity::registration,
    timetable::{self, Commitment, Holder},
};

/// Claims the time of two people and a free table; answers the table, or none for an online round.
///
/// # Errors
/// `TimeTaken` where one of them is bound then, also by an item of their trip, has not got that time, or no table is free; then
/// nothing is claimed for ever, because the transaction ends with it.
pub(super) async fn claim(
    tx: &Tx,
    round: &matchmaking::Model,
    meeting: MeetingId,
    people: [&profile::Model; 2],
    slot: &meeting_slot::Model,
) -> Result<Option<MeetingSeatId>, Error> {
    check_journeys(tx, round, people, slot).await?;
    bind(tx, round, meeting, people, slot).await
}

/// The same, whatever the trip of one of them says: for a meeting that moves with its round.
///
/// # Errors
/// As `claim`.
pub(super) async fn bind(
    tx: &Tx,
    round: &matchmaking::Model,
    meeting: MeetingId,
    people: [&profile::Model; 2],
    slot: &meeting_slot::Model,
) -> Result<Option<MeetingSeatId>, Error> {
    if slot.matchmaking_id != round.id || slot.starts_at <= clock::now() {
        return Err(Error::TimeTaken);
    }
    hold_registrations(tx, people).await?;
    for person in people {
        check_own_times(tx, person, slot).await?;
        check_way(tx, round, person, slot).await?;
    }
    let ticks = tick::between(slot.starts_at, slot.ends_at);
    let commitment = Commitment::Meeting(meeting);
    let holders: Vec<Holder> = (people.iter())
        .flat_map(|person| [Some(Holder::Profile(person.id)), person.registration_id.map(Holder::Registration)])
        .flatten()
        .collect();
    if timetable::claim(tx, &holders, ticks.clone(), commitment).await?.len() != holders.len() {
        return Err(Error::TimeTaken);
    }
    if round.is_online {
        return Ok(None);
    }
    // Somebody may take the table that was found at this moment: then the next one is tried, until none is left.
    loop {
        let free = meeting_seat::Entity::find()
            .filter(meeting_seat::Column::MatchmakingId.eq(round.id))
            .filter(timetable::is_bound(meeting_seat::Column::Id.into_expr(), &ticks).not())
            .order_by_asc(meeting_seat::Column::Position)
            .order_by_asc(meeting_seat::Column::Number)
            .one(tx)
            .await?;
        let Some(seat) = free else { return Err(Error::TimeTaken) };
        let holder = Holder::MeetingSeat(seat.id);
        if timetable::claim(tx, &[holder], ticks.clone(), commitment).await?.contains(&holder) {
            return Ok(Some(seat.id));
        }
    }
}

async fn check_own_times(tx: &Tx, person: &profile::Model, slot: &meeting_slot::Model) -> Result<(), Error> {
    let own = profile_time::Entity::find().filter(profile_time::Column::ProfileId.eq(person.id)).all(tx).await?;
    if own.is_empty() || own.iter().any(|time| time.slot_id == slot.id) { Ok(()) } else { Err(Error::TimeTaken) }
}

/// Whoever books a seat with one of these registrations waits for this transaction, or this for theirs: then each sees whether
/// there is time for the way. SQLite has one writer anyway.
async fn hold_registrations(tx: &Tx, people: [&profile::Model; 2]) -> Result<(), DbErr> {
    let ids: Vec<RegistrationId> = people.iter().filter_map(|person| person.registration_id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    // In one order for everybody, so that two transactions never wait for each other.
    registration::Entity::find()
        .filter(registration::Column::Id.is_in(ids))
        .order_by_asc(registration::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    Ok(())
}

/// How long it takes to walk between a session and a meeting. Nobody walks to an online one.
pub(super) fn way(round: &matchmaking::Model) -> Duration {
    if round.is_online { Duration::zero() } else { Duration::minutes(round.walking_minutes.into()) }
}

/// Between a session and a meeting lies the way.
async fn check_way(tx: &Tx, round: &matchmaking::Model, person: &profile::Model, slot: &meeting_slot::Model) -> Result<(), Error> {
    let Some(registration) = person.registration_id else { return Ok(()) };
    let way = way(round);
    let ticks = tick::between(slot.starts_at - way, slot.ends_at + way);
    let bound = timetable::bound(tx, &[Holder::Registration(registration)], &ticks).await?;
    if bound.iter().any(|(_, _, commitment)| matches!(commitment, Commitment::Session(_))) { Err(Error::TimeTaken) } else { Ok(()) }
}

/// The longest way, in steps of the timetable.
const LONGEST_WAY: i64 = 30 / tick::MINUTES;

/// Who of these visitors has a meeting at these ticks, or so near to them that there is no time for the way. The other way
/// round, `claim` asks the same of sessions.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn too_near(tx: &Tx, visitors: &[RegistrationId], ticks: &Range<i64>) -> Result<HashSet<RegistrationId>, DbErr> {
    let holders: Vec<Holder> = visitors.iter().copied().map(Holder::Registration).collect();
    let around = ticks.start - LONGEST_WAY..ticks.end + LONGEST_WAY;
    let near = timetable::bound(tx, &holders, &around).await?.into_iter().filter_map(|(holder, tick, commitment)| match commitment {
        Commitment::Meeting(meeting) => Some((RegistrationId::from_uuid(holder), tick, meeting)),
        Commitment::Session(_) | Commitment::VisitItem(_) => None,
    });
    let near: Vec<(RegistrationId, i64, MeetingId)> = near.collect();
    if near.is_empty() {
        return Ok(HashSet::new());
    }
    let ways = ways(tx, near.iter().map(|(_, _, meeting)| *meeting).collect()).await?;
    let is_too_near = |tick: i64, meeting: &MeetingId| {
        let way = ways.get(meeting).copied().unwrap_or_default();
        (ticks.start - way..ticks.end + way).contains(&tick)
    };
    Ok(near.iter().filter(|(_, tick, meeting)| is_too_near(*tick, meeting)).map(|(visitor, _, _)| *visitor).collect())
}

/// The way to each of these meetings, in steps of the timetable.
async fn ways(tx: &Tx, meetings: HashSet<MeetingId>) -> Result<HashMap<MeetingId, i64>, DbErr> {
    let of_round: Vec<(MeetingId, MatchmakingId)> = meeting::Entity::find()
        .select_only()
        .column(meeting::Column::Id)
        .column(meeting::Column::MatchmakingId)
        .filter(meeting::Column::Id.is_in(meetings))
        .into_tuple()
        .all(tx)
        .await?;
    let ids: HashSet<MatchmakingId> = of_round.iter().map(|(_, round)| *round).collect();
    let rounds = matchmaking::Entity::find().filter(matchmaking::Column::Id.is_in(ids)).all(tx).await?;
    let steps: HashMap<MatchmakingId, i64> =
        rounds.iter().map(|round| (round.id, (way(round).num_minutes() + tick::MINUTES - 1) / tick::MINUTES)).collect();
    Ok(of_round.into_iter().filter_map(|(meeting, round)| Some((meeting, *steps.get(&round)?))).collect())
}
