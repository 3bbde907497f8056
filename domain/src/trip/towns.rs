//! In which towns events are: a trip in those of its legs, everything else in its city; and how often that was changed.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::entity::{trip, trip_leg};
use crate::{
    clock::Instant,
    db::Db,
    event::{EventInShort, EventKind, EventView, ONLINE},
    ids::EventId,
};

/// Trips that are asked for in one statement.
const AT_ONCE: usize = 500;

/// A town in which an event is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

/// The towns of trips that have legs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Towns(HashMap<EventId, Vec<Town>>);

impl Towns {
    /// Those of an event, each once, in the order of the legs; never none.
    pub fn of(&self, event: &EventView) -> Vec<Town> {
        self.at(event.id, &event.city, &event.country)
    }

    /// The same of an event in short.
    pub fn of_short(&self, event: &EventInShort) -> Vec<Town> {
        self.at(event.id, &event.city, &event.country)
    }

    fn at(&self, event: EventId, city: &str, country: &str) -> Vec<Town> {
        // Online is in no country.
        let country = if city == ONLINE { "" } else { country };
        let of_legs = self.0.get(&event).cloned();
        of_legs.unwrap_or_else(|| vec![Town { name: city.to_owned(), country: country.to_owned() }])
    }
}

/// In which towns these events are. Legs are as public as their trip: whoever calls may see the events.
///
/// # Errors
/// A failure of the database.
pub async fn towns(db: &Db, events: Vec<(EventId, EventKind)>) -> Result<Towns, DbErr> {
    // What is called otherwise by now may have legs of before.
    let trips: Vec<EventId> = events.into_iter().filter(|(_, kind)| *kind == EventKind::DelegationTrip).map(|(id, _)| id).collect();
    let mut towns: HashMap<EventId, Vec<Town>> = HashMap::new();
    for some in trips.chunks(AT_ONCE) {
        let legs = trip_leg::Entity::find()
            .filter(trip_leg::Column::EventId.is_in(some.iter().copied()))
            .order_by_asc(trip_leg::Column::Position)
            .order_by_asc(trip_leg::Column::Id)
            .all(db.read())
            .await?;
        for leg in legs {
            let (known, town) = (towns.entry(leg.event_id).or_default(), Town { name: leg.place, country: leg.country });
            if !known.contains(&town) {
                known.push(town);
            }
        }
    }
    Ok(Towns(towns))
}

/// How often a trip was changed beside its event, and when last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TripChanges {
    /// Grows with each change; nothing of a trip that nobody wrote anything of.
    pub revision: i64,
    /// `None` if that was never, or long ago.
    pub last: Option<Instant>,
}

/// The changes of those of these events that have something of a trip, also where they are called otherwise by now: a number
/// that calendars were given must not go back. Whoever calls may see the events.
///
/// # Errors
/// A failure of the database.
pub async fn changes(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, TripChanges>, DbErr> {
    let mut changes = HashMap::new();
    for some in events.chunks(AT_ONCE) {
        let rows = trip::Entity::find().filter(trip::Column::EventId.is_in(some.iter().copied())).all(db.read()).await?;
        changes.extend(rows.into_iter().map(|row| (row.event_id, TripChanges { revision: row.revision, last: row.changed_at })));
    }
    Ok(changes)
}
