//! Who can meet when: the times of an event as bits, from the first one on.

use std::collections::{HashMap, HashSet};

use chrono::Duration;
use rules::masterclass::tick;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{
    claim::way,
    entity::{
        matchmaking, profile,
        times::{meeting_seat, meeting_slot, profile_time},
    },
    schedule::{MOST_SLOTS, Times},
    travel::Journeys,
};
use crate::{
    clock,
    ids::{MeetingSeatId, MeetingSlotId, ProfileId, RegistrationId, TravellerId},
    timetable::{self, Commitment, Holder},
};

/// Ids in one statement.
const CHUNK: usize = 2000;

/// The times, and who is free at which.
pub(super) struct Availability {
    /// In their order; bit 0 of [`Times`] is the first.
    pub slots: Vec<meeting_slot::Model>,
    /// When each person can meet. Nobody can in what has begun.
    pub free: HashMap<ProfileId, Times>,
    /// How many seats are free at each time.
    pub seats: Vec<usize>,
}

/// Somebody, and what binds them elsewhere: their registration, or the programme of their trip.
pub(super) struct Person {
    id: ProfileId,
    registration: Option<RegistrationId>,
    traveller: Option<TravellerId>,
}

pub(super) fn person(row: &profile::Model) -> Person {
    Person { id: row.id, registration: row.registration_id, traveller: row.traveller_id }
}

/// Reads when these people can meet.
///
/// # Errors
/// A failure of the database.
pub(super) async fn availability(db: &impl ConnectionTrait, round: &matchmaking::Model, people: &[Person]) -> Result<Availability, DbErr> {
    let slots = slots_of(db, round).await?;
    let seats: Vec<MeetingSeatId> = meeting_seat::Entity::find()
        .select_only()
        .column(meeting_seat::Column::Id)
        .filter(meeting_seat::Column::MatchmakingId.eq(round.id))
        .into_tuple()
        .all(db)
        .await?;
    let (Some(first), Some(last)) = (slots.first(), slots.last()) else {
        return Ok(Availability { slots, free: people.iter().map(|person| (person.id, 0)).collect(), seats: Vec::new() });
    };
    let way = way(round);
    let span = tick::between(first.starts_at - way, last.ends_at + way);
    let holders: Vec<Holder> = (people.iter())
        .flat_map(|person| [Some(Holder::Profile(person.id)), person.registration.map(Holder::Registration)])
        .flatten()
        .chain(seats.iter().copied().map(Holder::MeetingSeat))
        .collect();
    let bound = Bound::of(timetable::bound(db, &holders, &span).await?);
    let own = own_times(db, people, &slots).await?;
    let travellers: Vec<TravellerId> = people.iter().filter_map(|person| person.traveller).collect();
    let journeys = Journeys::of(db, round, &travellers).await?;
    let now = clock::now();
    let is_free = |person: &Person, slot: &meeting_slot::Model| {
        slot.starts_at > now
            && own.get(&person.id).is_none_or(|times| times.contains(&slot.id))
            && bound.lets(person.id.as_uuid(), slot, Duration::zero())
            && person.registration.is_none_or(|registration| bound.lets(registration.as_uuid(), slot, way))
            && person.traveller.is_none_or(|traveller| journeys.lets(traveller, slot))
    };
    let times = |person: &Person| {
        let free = slots.iter().enumerate().filter(|(_, slot)| is_free(person, slot));
        free.fold(0, |times: Times, (place, _)| times | (1 << place))
    };
    let free = people.iter().map(|person| (person.id, times(person))).collect();
    let seats = slots.iter().map(|slot| seats.iter().filter(|seat| bound.lets(seat.as_uuid(), slot, Duration::zero())).count()).collect();
    Ok(Availability { slots, free, seats })
}

impl Availability {
    /// When two people can meet, and a table is free; an online round needs none.
    pub(super) fn common(&self, one: ProfileId, other: ProfileId, is_online: bool) -> Vec<&meeting_slot::Model> {
        let free = |id| self.free.get(&id).copied().unwrap_or_default();
        let both = free(one) & free(other);
        let fits = |place: &usize| (both >> place) & 1 == 1 && (is_online || self.seats.get(*place).is_some_and(|seats| *seats > 0));
        (0..self.slots.len()).filter(fits).filter_map(|place| self.slots.get(place)).collect()
    }
}

/// All times, the first ones: no more than there are bits for.
async fn slots_of(db: &impl ConnectionTrait, round: &matchmaking::Model) -> Result<Vec<meeting_slot::Model>, DbErr> {
    meeting_slot::Entity::find()
        .filter(meeting_slot::Column::MatchmakingId.eq(round.id))
        .order_by_asc(meeting_slot::Column::StartsAt)
        .order_by_asc(meeting_slot::Column::Id)
        .limit(MOST_SLOTS as u64)
        .all(db)
        .await
}

/// The times that people said they have; who said none has all.
async fn own_times(
    db: &impl ConnectionTrait,
    people: &[Person],
    slots: &[meeting_slot::Model],
) -> Result<HashMap<ProfileId, HashSet<MeetingSlotId>>, DbErr> {
    let mut own: HashMap<ProfileId, HashSet<MeetingSlotId>> = HashMap::new();
    if slots.is_empty() {
        return Ok(own);
    }
    for chunk in people.chunks(CHUNK) {
        let rows = profile_time::Entity::find().filter(profile_time::Column::ProfileId.is_in(chunk.iter().map(|person| person.id)));
        for row in rows.all(db).await? {
            own.entry(row.profile_id).or_default().insert(row.slot_id);
        }
    }
    Ok(own)
}

/// What binds whom at which tick.
struct Bound(HashMap<(Uuid, i64), Commitment>);

impl Bound {
    fn of(rows: Vec<(Uuid, i64, Commitment)>) -> Self {
        Self(rows.into_iter().map(|(holder, tick, commitment)| ((holder, tick), commitment)).collect())
    }

    /// Whether a holder is free at a time. Between a session and a meeting lies the way; two meetings may touch.
    fn lets(&self, holder: Uuid, slot: &meeting_slot::Model, way: Duration) -> bool {
        let exact = tick::between(slot.starts_at, slot.ends_at);
        tick::between(slot.starts_at - way, slot.ends_at + way).all(|tick| match self.0.get(&(holder, tick)) {
            None => true,
            Some(Commitment::Meeting(_)) => !exact.contains(&tick),
            Some(Commitment::Session(_) | Commitment::VisitItem(_)) => false,
        })
    }
}
