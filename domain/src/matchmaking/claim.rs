//! Binding two people and a table at a time, in the transaction of whoever agrees.

use chrono::Duration;
use rules::masterclass::tick;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::ExprTrait};

use super::{
    Error,
    entity::{
        matchmaking, profile,
        times::{meeting_seat, meeting_slot, profile_time},
    },
};
use crate::{
    clock,
    db::Tx,
    ids::{MeetingId, MeetingSeatId},
    timetable::{self, Commitment, CommitmentKind, Holder},
};

/// Claims the time of two people and a free table; answers the table, or none for an online round.
///
/// # Errors
/// `TimeTaken` where one of them is bound then, has not got that time, or no table is free; then nothing is claimed for ever,
/// because the transaction ends with it.
pub(super) async fn claim(
    tx: &Tx,
    round: &matchmaking::Model,
    meeting: MeetingId,
    people: [&profile::Model; 2],
    slot: &meeting_slot::Model,
) -> Result<Option<MeetingSeatId>, Error> {
    if slot.matchmaking_id != round.id || slot.starts_at <= clock::now() {
        return Err(Error::TimeTaken);
    }
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

/// Between a session and a meeting lies the way. A seat that is booked at this very moment may come closer, but never into
/// the meeting.
async fn check_way(tx: &Tx, round: &matchmaking::Model, person: &profile::Model, slot: &meeting_slot::Model) -> Result<(), Error> {
    let Some(registration) = person.registration_id else { return Ok(()) };
    let way = Duration::minutes(round.walking_minutes.into());
    let ticks = tick::between(slot.starts_at - way, slot.ends_at + way);
    let bound = timetable::bound(tx, &[Holder::Registration(registration)], &ticks).await?;
    if bound.iter().any(|(_, _, kind)| *kind == CommitmentKind::Session) { Err(Error::TimeTaken) } else { Ok(()) }
}
