//! Travellers of a trip in its meetings: the items of their own groups keep them, as sessions keep visitors, and between an item
//! and a meeting lies the way. Items are read where it is decided and not bound in the timetable: two of them may be at once,
//! because half a group goes to each, and one that is moved onto a meeting is told to organisers and calls nothing off.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::LockType};

use super::{
    Error,
    claim::way,
    entity::{matchmaking, profile, times::meeting_slot},
};
use crate::{
    clock::Instant,
    db::Tx,
    ids::{TravellerId, TripGroupId},
    traveller::{self, TravellerState, entity::traveller as table},
    trip::{self, ItemView},
};

/// What keeps the travellers of a round.
pub(super) struct Journeys {
    items: Vec<ItemView>,
    groups: HashMap<TravellerId, Option<TripGroupId>>,
    way: Duration,
}

impl Journeys {
    /// Reads nothing where none of these people travels.
    ///
    /// # Errors
    /// A failure of the database.
    pub(super) async fn of(db: &impl ConnectionTrait, round: &matchmaking::Model, travellers: &[TravellerId]) -> Result<Self, DbErr> {
        let way = way(round);
        let Some(event) = round.event_id.filter(|_| !travellers.is_empty()) else {
            return Ok(Self { items: Vec::new(), groups: HashMap::new(), way });
        };
        let items = trip::plan_within(db, event).await?.items.into_iter().filter(ItemView::keeps_people).collect();
        let groups: Vec<(TravellerId, Option<TripGroupId>)> = table::Entity::find()
            .select_only()
            .column(table::Column::Id)
            .column(table::Column::GroupId)
            .filter(table::Column::EventId.eq(event))
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self { items, groups: groups.into_iter().collect(), way })
    }

    /// Whether a traveller is free at a time.
    pub(super) fn lets(&self, traveller: TravellerId, slot: &meeting_slot::Model) -> bool {
        self.in_the_way(traveller, slot.starts_at, slot.ends_at).next().is_none()
    }

    /// The items that keep a traveller at a time, or leave no time for the way.
    pub(super) fn in_the_way(&self, traveller: TravellerId, starts_at: Instant, ends_at: Instant) -> impl Iterator<Item = &ItemView> {
        let group = self.groups.get(&traveller).copied().flatten();
        let (from, to) = (starts_at - self.way, ends_at + self.way);
        self.items.iter().filter(move |item| item.is_for(group) && item.starts_at < to && from < item.ends_at)
    }
}

/// Refuses a time at which one of these travellers is elsewhere. Whoever gives a place back waits for this transaction, or this
/// for theirs. SQLite has one writer anyway.
///
/// # Errors
/// `TimeTaken`.
pub(super) async fn check_journeys(
    tx: &Tx,
    round: &matchmaking::Model,
    people: [&profile::Model; 2],
    slot: &meeting_slot::Model,
) -> Result<(), Error> {
    let travellers: Vec<TravellerId> = people.iter().filter_map(|person| person.traveller_id).collect();
    if travellers.is_empty() {
        return Ok(());
    }
    // In one order for everybody, so that two transactions never wait for each other.
    table::Entity::find()
        .filter(table::Column::Id.is_in(travellers.iter().copied()))
        .order_by_asc(table::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    let journeys = Journeys::of(tx, round, &travellers).await?;
    if travellers.iter().all(|traveller| journeys.lets(*traveller, slot)) { Ok(()) } else { Err(Error::TimeTaken) }
}

/// The row of a traveller who has a place, which they keep until the transaction ends.
///
/// # Errors
/// `NoPlace` for everybody else.
pub(super) async fn with_place(tx: &Tx, id: TravellerId) -> Result<table::Model, Error> {
    let row = table::Entity::find_by_id(id).lock_shared().one(tx).await?;
    row.filter(|row| row.state == TravellerState::Admitted && row.erased_at.is_none()).ok_or(Error::NoPlace)
}

/// What a link to a trip that opens nothing says here.
pub(super) fn no_such_link(error: traveller::Error) -> Error {
    match error {
        traveller::Error::Db(error) => Error::Db(error),
        _ => Error::NoSuchLink,
    }
}
