//! The meetings of a trip's travellers, beside its programme: in their own, and where both do not fit any more.

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Error, MeetingState,
    entity::{matchmaking, meeting, profile, times::meeting_slot},
    me::places_of,
    travel::{Journeys, no_such_link},
};
use crate::{
    actor::Actor,
    clock::{self, Instant},
    db::Db,
    event::EventView,
    ids::{MatchmakingId, MeetingId, ProfileId, TravellerId, TripItemId},
    locale::Text,
    traveller,
};

/// A meeting that is agreed upon, for the traveller's own programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravelMeeting {
    pub id: MeetingId,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub other: String,
    pub other_organisation: String,
    /// Which table; `None` online.
    pub place: Option<Text>,
    /// Where it takes place online; may be empty.
    pub link: String,
    pub requested_at: Instant,
    pub updated_at: Instant,
}

/// A meeting that is agreed upon, and an item of a traveller's programme that came to lie on it, or too near to it for the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingInTheWay {
    pub item: TripItemId,
    pub traveller: TravellerId,
    /// The traveller's, and with whom they meet.
    pub name: String,
    pub other: String,
    pub other_organisation: String,
    pub starts_at: Instant,
    pub ends_at: Instant,
}

/// The meetings of whoever holds this link to their trip, in the order in which they take place.
///
/// # Errors
/// `NoSuchLink`.
pub async fn meetings_of_traveller(db: &Db, token: &str) -> Result<Vec<TravelMeeting>, Error> {
    let row = traveller::opened_by(db.read(), token).await.map_err(no_such_link)?;
    let me = profile::Entity::find().filter(profile::Column::TravellerId.eq(row.id)).one(db.read()).await?;
    let Some(me) = me else { return Ok(Vec::new()) };
    let own = meeting::Column::AskerId.eq(me.id).or(meeting::Column::AskedId.eq(me.id));
    let agreed = Agreed::of(db, me.matchmaking_id, own).await?;
    let places = places_of(db, &agreed.meetings).await?;
    let shown = agreed.meetings.iter().filter_map(|row| {
        let slot = agreed.slot(row)?;
        let other = agreed.person(if row.asker_id == me.id { row.asked_id } else { row.asker_id })?;
        Some(TravelMeeting {
            id: row.id,
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            other: other.name.clone(),
            other_organisation: other.organisation.clone(),
            place: row.seat_id.and_then(|seat| places.get(&seat).cloned()),
            link: row.link.clone(),
            requested_at: row.requested_at,
            updated_at: row.updated_at,
        })
    });
    let mut shown: Vec<_> = shown.collect();
    shown.sort_by_key(|meeting| (meeting.starts_at, meeting.id));
    Ok(shown)
}

/// The meetings to come of a trip's travellers with which its programme does not fit any more, by when they begin. Nothing is
/// called off for that: organisers move one of both, or speak with them.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn in_the_way(db: &Db, actor: &Actor, event: &EventView) -> Result<Vec<MeetingInTheWay>, Error> {
    actor.require_organiser()?;
    let round = matchmaking::Entity::find().filter(matchmaking::Column::EventId.eq(event.id)).one(db.read()).await?;
    let Some(round) = round else { return Ok(Vec::new()) };
    let agreed = Agreed::of(db, round.id, meeting::Column::SlotId.is_not_null()).await?;
    let travellers: Vec<TravellerId> = agreed.people.iter().filter_map(|person| person.traveller_id).collect();
    let journeys = Journeys::of(db.read(), &round, &travellers).await?;
    let now = clock::now();
    let mut found = Vec::new();
    for row in &agreed.meetings {
        let Some(slot) = agreed.slot(row).filter(|slot| slot.starts_at > now) else { continue };
        for (me, other) in [(row.asker_id, row.asked_id), (row.asked_id, row.asker_id)] {
            let (Some(me), Some(other)) = (agreed.person(me), agreed.person(other)) else { continue };
            let Some(traveller) = me.traveller_id else { continue };
            found.extend(journeys.in_the_way(traveller, slot.starts_at, slot.ends_at).map(|item| MeetingInTheWay {
                item: item.id,
                traveller,
                name: me.name.clone(),
                other: other.name.clone(),
                other_organisation: other.organisation.clone(),
                starts_at: slot.starts_at,
                ends_at: slot.ends_at,
            }));
        }
    }
    found.sort_by_key(|one| (one.starts_at, one.traveller, one.item));
    Ok(found)
}

/// What is agreed upon in a round.
struct Agreed {
    meetings: Vec<meeting::Model>,
    people: Vec<profile::Model>,
    slots: Vec<meeting_slot::Model>,
}

impl Agreed {
    async fn of(db: &Db, round: MatchmakingId, which: Expr) -> Result<Self, DbErr> {
        let meetings = meeting::Entity::find()
            .filter(meeting::Column::MatchmakingId.eq(round))
            .filter(meeting::Column::State.eq(MeetingState::Accepted))
            .filter(which)
            .all(db.read())
            .await?;
        let people = profile::Entity::find().filter(profile::Column::MatchmakingId.eq(round)).all(db.read()).await?;
        let slots = meeting_slot::Entity::find().filter(meeting_slot::Column::MatchmakingId.eq(round)).all(db.read()).await?;
        Ok(Self { meetings, people, slots })
    }

    fn slot(&self, row: &meeting::Model) -> Option<&meeting_slot::Model> {
        self.slots.iter().find(|slot| Some(slot.id) == row.slot_id)
    }

    fn person(&self, id: ProfileId) -> Option<&profile::Model> {
        self.people.iter().find(|person| person.id == id)
    }
}
