//! The meetings of an event or a bridge as pages see them, and their times and places.

use std::cmp::Reverse;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::{
    Error, MatchmakingState,
    entity::{
        matchmaking,
        times::{meeting_place, meeting_slot},
    },
    occasion::{Occasion, occasion, of_bridge},
};
use crate::{
    actor::{Actor, Denied},
    bridge::{BridgeView, entity::bridge as bridge_table},
    clock::{self, Instant},
    db::{Db, Tx},
    event::{EventView, entity as event_table},
    ids::{BridgeId, EventId, MatchmakingId, MeetingPlaceId, MeetingSlotId},
    locale::Text,
};

/// More than anybody has.
const MOST: u64 = 500;

/// The meetings of an event or a bridge.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchmakingView {
    pub id: MatchmakingId,
    pub of: Occasion,
    pub title: Text,
    /// Markdown.
    pub intro: Text,
    pub slot_minutes: i32,
    pub walking_minutes: i32,
    pub request_quota: i32,
    pub is_online: bool,
    pub takes_wishes: bool,
    pub state: MatchmakingState,
    pub revision: i64,
}

/// A time at which meetings take place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub id: MeetingSlotId,
    pub starts_at: Instant,
    pub ends_at: Instant,
}

impl From<&meeting_slot::Model> for Slot {
    fn from(row: &meeting_slot::Model) -> Self {
        Self { id: row.id, starts_at: row.starts_at, ends_at: row.ends_at }
    }
}

/// A table or lounge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub id: MeetingPlaceId,
    pub name: Text,
    /// So many meetings at once.
    pub capacity: i32,
}

pub(super) fn named(row: matchmaking::Model, of: Occasion) -> MatchmakingView {
    MatchmakingView {
        id: row.id,
        of,
        title: Text::new(row.title_de, row.title_en),
        intro: Text::new(row.intro_de, row.intro_en),
        slot_minutes: row.slot_minutes,
        walking_minutes: row.walking_minutes,
        request_quota: row.request_quota,
        is_online: row.is_online,
        takes_wishes: row.takes_wishes,
        state: row.state,
        revision: row.revision,
    }
}

/// All of them, the latest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn for_organisers(db: &Db, actor: &Actor) -> Result<Vec<MatchmakingView>, Error> {
    actor.require_organiser()?;
    let rows = matchmaking::Entity::find().order_by_desc(matchmaking::Column::CreatedAt).limit(MOST).all(db.read()).await?;
    let ids = rows.iter().filter_map(|row| row.event_id);
    let events = event_table::Entity::find().filter(event_table::Column::Id.is_in(ids)).all(db.read()).await?;
    let ids = rows.iter().filter_map(|row| row.bridge_id);
    let bridges = bridge_table::Entity::find().filter(bridge_table::Column::Id.is_in(ids)).all(db.read()).await?;
    let of = |row: &matchmaking::Model| match row.event_id {
        Some(id) => events.iter().find(|event| event.id == id).map(|event| Occasion::Event(Box::new(EventView::from(event.clone())))),
        None => {
            let bridge = bridges.iter().find(|bridge| Some(bridge.id) == row.bridge_id)?;
            of_bridge(BridgeView::from(bridge.clone()), row)
        }
    };
    let mut found: Vec<_> = rows.into_iter().filter_map(|row| Some((of(&row)?, row))).map(|(of, row)| named(row, of)).collect();
    found.sort_by_key(|one| Reverse((one.of.days().0, one.id)));
    Ok(found)
}

/// The events to come that have no meetings yet, the next first: their ids and names.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn events_without(db: &Db, actor: &Actor) -> Result<Vec<(EventId, String)>, Error> {
    actor.require_organiser()?;
    let has_some =
        matchmaking::Entity::find().select_only().column(matchmaking::Column::EventId).filter(matchmaking::Column::EventId.is_not_null());
    let rows = event_table::Entity::find()
        .select_only()
        .column(event_table::Column::Id)
        .column(event_table::Column::Name)
        .filter(event_table::Column::EndsOn.gte(clock::today(clock::home())))
        .filter(event_table::Column::Id.not_in_subquery(has_some.into_query()))
        .order_by_asc(event_table::Column::StartsOn)
        .order_by_asc(event_table::Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows)
}

/// The meetings with this id.
///
/// # Errors
/// `Denied` for whoever is no organiser, and where there are none.
pub async fn by_id(db: &Db, actor: &Actor, id: MatchmakingId) -> Result<MatchmakingView, Error> {
    actor.require_organiser()?;
    let row = matchmaking::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let of = occasion(db.read(), &row).await?;
    Ok(named(row, of))
}

/// The meetings of an event that the actor sees, if there are any; a draft is there for organisers alone.
///
/// # Errors
/// A failure of the database.
pub async fn of_event(db: &Db, actor: &Actor, event: &EventView) -> Result<Option<MatchmakingView>, DbErr> {
    let row = matchmaking::Entity::find().filter(matchmaking::Column::EventId.eq(event.id)).one(db.read()).await?;
    let seen = row.filter(|row| row.state != MatchmakingState::Draft || actor.is_organiser());
    Ok(seen.map(|row| named(row, Occasion::Event(Box::new(event.clone())))))
}

/// These meetings of a bridge, if the actor sees both; a draft is there for organisers alone.
///
/// # Errors
/// `Denied` where there are none.
pub async fn of_bridge_by_id(db: &Db, actor: &Actor, bridge: &BridgeView, id: MatchmakingId) -> Result<MatchmakingView, Error> {
    let row = matchmaking::Entity::find_by_id(id).filter(matchmaking::Column::BridgeId.eq(bridge.id)).one(db.read()).await?;
    let row = row.filter(|row| row.state != MatchmakingState::Draft || actor.is_organiser()).ok_or(Denied::NotFound)?;
    let of = of_bridge(bridge.clone(), &row).ok_or(Denied::NotFound)?;
    Ok(named(row, of))
}

/// The meetings of a bridge, the latest first. Everybody sees those in which one can take part now, organisers all of them.
///
/// # Errors
/// A failure of the database.
pub async fn rounds_of_bridge(db: &Db, actor: &Actor, bridge: &BridgeView) -> Result<Vec<MatchmakingView>, DbErr> {
    let rows = matchmaking::Entity::find()
        .filter(matchmaking::Column::BridgeId.eq(bridge.id))
        .order_by_desc(matchmaking::Column::StartsOn)
        .limit(MOST)
        .all(db.read())
        .await?;
    let all = rows.into_iter().filter_map(|row| Some((of_bridge(bridge.clone(), &row)?, row))).map(|(of, row)| named(row, of));
    let is_seen = |round: &MatchmakingView| actor.is_organiser() || (round.state == MatchmakingState::Open && !round.of.is_over());
    Ok(all.filter(is_seen).collect())
}

/// What the meetings of a bridge are called: whoever calls holds the bridge.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn names_of_bridge(tx: &Tx, bridge: BridgeId) -> Result<Vec<String>, DbErr> {
    let rows = matchmaking::Entity::find().filter(matchmaking::Column::BridgeId.eq(bridge)).all(tx).await?;
    Ok(rows.into_iter().map(|row| row.title_de).collect())
}

/// What the meetings of an event are called, if one can take part in them; a moment old at most (`Db::kept`).
///
/// # Errors
/// A failure of the database.
pub async fn open_title(db: &Db, event: EventId) -> Result<Option<Text>, DbErr> {
    let read = || {
        let db = db.clone();
        async move { matchmaking::Entity::find().filter(matchmaking::Column::EventId.eq(event)).one(db.read()).await }
    };
    let row = db.kept("matchmaking", event, read).await?;
    let open = (*row).clone().filter(|row| row.state == MatchmakingState::Open);
    Ok(open.map(|row| Text::new(row.title_de, row.title_en)))
}

/// The times, in their order. Whoever sees the meetings may see them.
///
/// # Errors
/// A failure of the database.
pub async fn slots(db: &Db, id: MatchmakingId) -> Result<Vec<Slot>, DbErr> {
    let rows = meeting_slot::Entity::find()
        .filter(meeting_slot::Column::MatchmakingId.eq(id))
        .order_by_asc(meeting_slot::Column::StartsAt)
        .all(db.read())
        .await?;
    Ok(rows.iter().map(Slot::from).collect())
}

/// The tables and lounges, in their order. Whoever sees the meetings may see them.
///
/// # Errors
/// A failure of the database.
pub async fn places(db: &Db, id: MatchmakingId) -> Result<Vec<Place>, DbErr> {
    let rows = meeting_place::Entity::find()
        .filter(meeting_place::Column::MatchmakingId.eq(id))
        .order_by_asc(meeting_place::Column::Position)
        .order_by_asc(meeting_place::Column::Id)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|row| Place { id: row.id, name: Text::new(row.name_de, row.name_en), capacity: row.capacity }).collect())
}
