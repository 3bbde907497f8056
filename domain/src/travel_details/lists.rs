//! Lists for those who prepare the trip: who sleeps where, who comes and goes when, who eats what. Each shows only what it
//! is for.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Error, LegFacts, PassportTerm, Room, given::passport, look::look_at_all, questions::entries_missing};
use crate::{
    actor::Actor,
    choice::choice,
    clock::{self, Instant, Tz},
    db::Db,
    event::EventView,
    ids::EventId,
    sealed::Keys,
};

choice! {
    /// Which list.
    pub enum TravelList {
        Rooming = "rooming",
        Transfers = "transfers",
        Diets = "diets",
        /// Whose papers are not in order comes first.
        Papers = "papers",
    }
}

/// How somebody sleeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomRow {
    pub name: String,
    pub organisation: String,
    /// `None`: not said yet.
    pub room: Option<Room>,
    pub with: String,
}

/// Whether somebody comes or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Arrival,
    Departure,
}

/// When somebody comes or goes.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferRow {
    pub direction: Direction,
    /// The leg's place; empty where the trip has none yet.
    pub place: String,
    /// By whose clock `local` is.
    pub zone: Tz,
    pub local: NaiveDateTime,
    pub at: Instant,
    /// Flight or train.
    pub by: String,
    pub name: String,
    pub organisation: String,
    pub phone: String,
}

/// What somebody eats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DietRow {
    pub name: String,
    pub organisation: String,
    pub diet: String,
}

/// Whether somebody's papers are in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PapersRow {
    pub name: String,
    pub organisation: String,
    pub expires: Option<NaiveDate>,
    /// `None`: not said yet.
    pub term: Option<PassportTerm>,
    /// What is still missing of what allows them into the countries of the trip.
    pub entries_missing: Vec<String>,
}

/// Everybody with their room, for a person who is named for the trip. History notes the look.
///
/// # Errors
/// `NotFound` for everybody else; `Unopened`.
pub async fn rooming(db: &Db, keys: &Keys, actor: &Actor, event: EventId) -> Result<(EventView, Vec<RoomRow>), Error> {
    let (trip, all) = look_at_all(db, keys, actor, event, TravelList::Rooming).await?;
    let rows = all.into_iter().map(|(traveller, details)| RoomRow {
        name: traveller.name,
        organisation: traveller.organisation,
        room: details.room,
        with: details.room_with,
    });
    Ok((trip.event, rows.collect()))
}

/// Arrivals and departures by their time, each by the clock of its leg; whoever has not said theirs is not in it.
///
/// # Errors
/// As `rooming`.
pub async fn transfers(db: &Db, keys: &Keys, actor: &Actor, event: EventId) -> Result<(EventView, Vec<TransferRow>), Error> {
    let (trip, all) = look_at_all(db, keys, actor, event, TravelList::Transfers).await?;
    let place = |leg: Option<&LegFacts>| leg.map(|leg| leg.place.clone()).unwrap_or_default();
    let ends = [
        (Direction::Arrival, place(trip.legs.first()), trip.first_zone()),
        (Direction::Departure, place(trip.legs.last()), trip.last_zone()),
    ];
    let mut rows = Vec::new();
    for (traveller, details) in all {
        let times = [(details.arrives_at, &details.arrives_by), (details.leaves_at, &details.leaves_by)];
        for ((direction, place, zone), (local, by)) in ends.iter().zip(times) {
            let Some(local) = local else { continue };
            rows.push(TransferRow {
                direction: *direction,
                place: place.clone(),
                zone: *zone,
                local,
                at: clock::at(*zone, local),
                by: by.clone(),
                name: traveller.name.clone(),
                organisation: traveller.organisation.clone(),
                phone: traveller.phone.clone(),
            });
        }
    }
    // Who comes with the same flight stands together, by name as before.
    rows.sort_by_key(|row| row.at);
    Ok((trip.event, rows))
}

/// Whoever said something of what they eat.
///
/// # Errors
/// As `rooming`.
pub async fn diets(db: &Db, keys: &Keys, actor: &Actor, event: EventId) -> Result<(EventView, Vec<DietRow>), Error> {
    let (trip, all) = look_at_all(db, keys, actor, event, TravelList::Diets).await?;
    let said = all.into_iter().filter(|(_, details)| !details.diet.is_empty());
    let rows = said.map(|(traveller, details)| DietRow { name: traveller.name, organisation: traveller.organisation, diet: details.diet });
    Ok((trip.event, rows.collect()))
}

/// Everybody's passport and permissions to enter: first those that are not in order. It is how people who are named for the trip
/// are warned.
///
/// # Errors
/// As `rooming`.
pub async fn papers(db: &Db, keys: &Keys, actor: &Actor, event: EventId) -> Result<(EventView, Vec<PapersRow>), Error> {
    let (trip, all) = look_at_all(db, keys, actor, event, TravelList::Papers).await?;
    let mut rows: Vec<PapersRow> = all
        .into_iter()
        .map(|(traveller, details)| PapersRow {
            name: traveller.name,
            organisation: traveller.organisation,
            expires: details.passport_expires,
            term: passport(&trip, &details),
            entries_missing: entries_missing(&trip, &details),
        })
        .collect();
    rows.sort_by_key(|row| row.term == Some(PassportTerm::Enough) && row.entries_missing.is_empty());
    Ok((trip.event, rows))
}
