//! Looking at what travellers gave. Each look leaves a line of history in the transaction that reads.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder};

use super::{
    Error, LegFacts, PassportTerm, Question, Reader, TravelDetails, TravelDetailsAction, TravelDetailsField, TravelList, TravelSetting,
    entity::{travel_details, travel_note},
    given::{admitted, opened, passport},
    questions, readers, returns,
    trip::{self, Trip},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    db::{Db, filed},
    event::{self, EventView},
    ids::{EventId, TravellerId},
    sealed::Keys,
    traveller::{TravellerState, entity::traveller},
};

/// A trip's travellers, and whether each has given everything.
#[derive(Clone, Debug, PartialEq)]
pub struct TravelOverview {
    pub event: EventView,
    pub setting: TravelSetting,
    pub legs: Vec<LegFacts>,
    /// Who may look.
    pub readers: Vec<Reader>,
    /// Who could be named besides.
    pub others: Vec<Reader>,
    /// Whether whoever asks may.
    pub may_look: bool,
    /// How many passports nobody has seen since the trip returns on another day; none for whoever may not look.
    pub passports_to_see: u64,
    pub travellers: Vec<TravellerStatus>,
}

/// What every organiser may know of a traveller's details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravellerStatus {
    pub id: TravellerId,
    pub name: String,
    pub organisation: String,
    pub complete: bool,
    /// What organisers wrote down.
    pub note: String,
}

/// What a person who is named for the trip sees of one traveller.
#[derive(Debug)]
pub struct Look {
    pub event: EventView,
    pub legs: Vec<LegFacts>,
    pub setting: TravelSetting,
    pub name: String,
    pub organisation: String,
    pub details: TravelDetails,
    pub missing: Vec<Question>,
    pub passport: Option<PassportTerm>,
}

/// All travellers who have a place, by family name, and who may look at what they gave.
///
/// # Errors
/// `Denied` for whoever is no organiser, and where the event is no trip.
pub async fn overview(db: &Db, actor: &Actor, event: EventId) -> Result<TravelOverview, Error> {
    let trip = trip::for_organiser(db, actor, event).await?;
    let mut travellers = Vec::new();
    let rows = all_admitted(db, event).await?;
    let ids: Vec<TravellerId> = rows.iter().map(|row| row.id).collect();
    let mut notes = notes(db.read(), &ids).await?;
    let answered = travel_details::Entity::find().filter(travel_details::Column::TravellerId.is_in(ids)).all(db.read()).await?;
    let answered: HashMap<TravellerId, String> = answered.into_iter().map(|row| (row.traveller_id, row.answered)).collect();
    for row in rows {
        travellers.push(TravellerStatus {
            complete: questions::missing(&trip, answered.get(&row.id).map(String::as_str)).is_empty(),
            note: notes.remove(&row.id).unwrap_or_default(),
            id: row.id,
            name: row.name,
            organisation: row.organisation,
        });
    }
    let readers = readers::readers(db, event).await?;
    let named = |other: &Reader| readers.iter().any(|reader| reader.account == other.account);
    let others = readers::organisers(db).await?.into_iter().filter(|other| !named(other)).collect();
    let may_look = readers::may_read(db.read(), actor, event).await?;
    let passports_to_see = if may_look { returns::unseen(db, &trip).await? } else { 0 };
    Ok(TravelOverview {
        passports_to_see,
        event: trip.event,
        setting: trip.setting,
        legs: trip.legs,
        readers,
        others,
        may_look,
        travellers,
    })
}

/// One of them.
///
/// # Errors
/// As `overview`; `NotFound` for whoever has no place on this trip.
pub async fn status(db: &Db, actor: &Actor, event: EventId, id: TravellerId) -> Result<(TravelOverview, TravellerStatus), Error> {
    let overview = overview(db, actor, event).await?;
    let found = overview.travellers.iter().find(|traveller| traveller.id == id).cloned();
    Ok((overview, found.ok_or(Denied::NotFound)?))
}

/// Looks at what one traveller gave, for a person who is named for the trip. History notes that they did.
///
/// # Errors
/// `NotFound` for everybody else, other organisers too; `Unopened`.
pub async fn look(db: &Db, keys: &Keys, actor: &Actor, event: EventId, id: TravellerId) -> Result<Look, Error> {
    actor.require_organiser()?;
    let read = db.write(|tx| async move {
        readers::require_reader(&tx, actor, event).await?;
        let row = admitted(&tx, id).await?;
        if row.event_id != event {
            return Err(Denied::NotFound.into());
        }
        let trip = Trip::of(&tx, event::within(&tx, event).await?).await?;
        let kept = travel_details::Entity::find_by_id(id).one(&tx).await?;
        audit::record(&tx, actor, AuditEntry::of(TravelDetailsAction::Seen, id).at(event)).await?;
        returns::note_seen(&tx, &trip, &[id]).await?;
        Ok::<_, Error>((row, trip, kept))
    });
    let (row, trip, kept) = read.await?;
    let details = opened(keys, kept.as_ref())?;
    Ok(Look {
        missing: questions::missing(&trip, kept.as_ref().map(|kept| kept.answered.as_str())),
        passport: passport(&trip, &details),
        name: row.name,
        organisation: row.organisation,
        event: trip.event,
        legs: trip.legs,
        setting: trip.setting,
        details,
    })
}

/// Looks at what all of them gave, for a list. Whoever gave nothing is in it with nothing.
pub(super) async fn look_at_all(
    db: &Db,
    keys: &Keys,
    actor: &Actor,
    event: EventId,
    list: TravelList,
) -> Result<(Trip, Vec<(traveller::Model, TravelDetails)>), Error> {
    readers::require_reader(db.read(), actor, event).await?;
    let rows = &all_admitted(db, event).await?;
    let read = db.write(|tx| async move {
        readers::require_reader(&tx, actor, event).await?;
        let trip = Trip::of(&tx, event::within(&tx, event).await?).await?;
        let ids = rows.iter().map(|row| row.id);
        let kept = travel_details::Entity::find().filter(travel_details::Column::TravellerId.is_in(ids)).all(&tx).await?;
        for row in &kept {
            let entry = AuditEntry::of(TravelDetailsAction::Listed, row.traveller_id).at(event);
            audit::record(&tx, actor, entry.with(TravelDetailsField::List, list.as_str())).await?;
        }
        if list == TravelList::Papers {
            let seen: Vec<TravellerId> = kept.iter().map(|row| row.traveller_id).collect();
            returns::note_seen(&tx, &trip, &seen).await?;
        }
        Ok::<_, Error>((trip, kept))
    });
    let (trip, kept) = read.await?;
    let mut all = Vec::new();
    for row in rows {
        let details = opened(keys, kept.iter().find(|kept| kept.traveller_id == row.id))?;
        all.push((row.clone(), details));
    }
    Ok((trip, all))
}

/// Everybody who has a place on the trip, by family name.
pub(super) async fn all_admitted(db: &Db, event: EventId) -> Result<Vec<traveller::Model>, Error> {
    let rows = traveller::Entity::find()
        .filter(traveller::Column::EventId.eq(event))
        .filter(traveller::Column::State.eq(TravellerState::Admitted))
        .filter(traveller::Column::ErasedAt.is_null())
        .order_by(filed(db, traveller::Column::Name), Order::Asc)
        .order_by_asc(traveller::Column::Id)
        .all(db.read())
        .await?;
    Ok(rows)
}

async fn notes(db: &impl ConnectionTrait, ids: &[TravellerId]) -> Result<HashMap<TravellerId, String>, Error> {
    let rows = travel_note::Entity::find().filter(travel_note::Column::TravellerId.is_in(ids.iter().copied())).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.traveller_id, row.body)).collect())
}
