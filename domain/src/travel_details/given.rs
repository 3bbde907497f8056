//! A traveller's own details, by the link that their letters hold.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};
use serde::{Deserialize, Serialize};

use super::{
    EntryKind, EntryPermission, EntryState, Error, FIRST, LegFacts, PassportTerm, Question, TravelDetails, TravelDetailsAction, TravelForm,
    TravelSetting, entity::travel_details, questions, returns, trip::Trip,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    event::{self, EventView},
    field::FieldErrors,
    ids::TravellerId,
    locale::{Locale, Text},
    sealed::Keys,
    traveller::{self, TravellerState, entity::traveller as person},
};

/// What a traveller has given so far, for themselves.
#[derive(Clone, Debug)]
pub struct MyTravel {
    pub traveller: TravellerId,
    pub name: String,
    pub event: EventView,
    pub legs: Vec<LegFacts>,
    pub setting: TravelSetting,
    /// Each country once.
    pub countries: Vec<String>,
    pub details: TravelDetails,
    /// `FIRST` as long as nothing was given.
    pub revision: i64,
    pub missing: Vec<Question>,
    /// How long the passport is good, if its last day was given.
    pub passport: Option<PassportTerm>,
}

/// What a traveller gave, by their link. Where the trip returns on another day since they were told, they are told anew.
///
/// # Errors
/// `NotFound` for a link that opens nothing, or whose holder has no place on the trip; `Unopened`.
pub async fn mine(db: &Db, keys: &Keys, link: &str) -> Result<MyTravel, Error> {
    let row = holder(db.read(), link).await?;
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let trip = Trip::of(db.read(), event).await?;
    let kept = travel_details::Entity::find_by_id(row.id).one(db.read()).await?;
    let details = opened(keys, kept.as_ref())?;
    if let Some(kept) = kept.as_ref().filter(|kept| kept.told_return_on != Some(trip.return_on())) {
        returns::tell_again(db, link, &trip, kept.revision, passport(&trip, &details)).await?;
    }
    Ok(MyTravel {
        traveller: row.id,
        name: row.name,
        countries: trip.countries(),
        revision: kept.as_ref().map_or(FIRST, |kept| kept.revision),
        missing: questions::missing(&trip, kept.as_ref().map(|kept| kept.answered.as_str())),
        passport: passport(&trip, &details),
        event: trip.event,
        legs: trip.legs,
        setting: trip.setting,
        details,
    })
}

/// Keeps what a traveller typed, unless it was changed since the form was opened.
///
/// # Errors
/// As `mine`; `Invalid`, or `Overtaken`.
pub async fn give(db: &Db, keys: &Keys, link: &str, expected: ExpectedRevision, form: &TravelForm, locale: Locale) -> Result<(), Error> {
    change(db, keys, link, expected, |trip, before| form.parse(trip, before, locale)).await
}

/// What allows a traveller into a country, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryForm {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub kind: String,
    pub state: String,
}

/// Keeps what allows a traveller into one of the trip's countries.
///
/// # Errors
/// As `give`.
pub async fn give_entry(db: &Db, keys: &Keys, link: &str, expected: ExpectedRevision, form: &EntryForm) -> Result<(), Error> {
    change(db, keys, link, expected, |trip, before| {
        let entry = entry(trip, form)?;
        // In the order of the trip, and none of a country that it does not go to any more.
        let countries = trip.countries();
        let mut entries = before.entries;
        entries.retain(|other| other.country != entry.country);
        entries.push(entry);
        entries.retain(|entry| countries.contains(&entry.country));
        entries.sort_by_key(|entry| countries.iter().position(|country| *country == entry.country));
        Ok(TravelDetails { entries, ..before })
    })
    .await
}

fn entry(trip: &Trip, form: &EntryForm) -> Result<EntryPermission, FieldErrors> {
    let EntryForm { country, kind, state } = form;
    let choose = |field: &str| FieldErrors::one(field, Text::new("Bitte wählen Sie aus der Liste.", "Please choose from the list."));
    if !trip.countries().contains(country) {
        return Err(FieldErrors::one("", Text::new("Dahin geht die Reise nicht mehr.", "The trip does not go there any more.")));
    }
    let kind: EntryKind = kind.parse().map_err(|_| choose("kind"))?;
    let state: EntryState = state.parse().map_err(|_| choose("state"))?;
    Ok(EntryPermission { country: country.clone(), kind, state })
}

/// Opens what was given, lets `next` say what it becomes, and seals that.
async fn change(
    db: &Db,
    keys: &Keys,
    link: &str,
    expected: ExpectedRevision,
    next: impl Fn(&Trip, TravelDetails) -> Result<TravelDetails, FieldErrors> + Sync,
) -> Result<(), Error> {
    let next = &next;
    db.write(|tx| async move {
        let row = holder(&tx, link).await?;
        // Two forms of theirs come one after the other, also where there is nothing yet.
        person::Entity::find_by_id(row.id).lock(LockType::NoKeyUpdate).one(&tx).await?;
        let trip = Trip::of(&tx, event::within(&tx, row.event_id).await?).await?;
        let kept = travel_details::Entity::find_by_id(row.id).one(&tx).await?;
        let revision = kept.as_ref().map_or(FIRST, |kept| kept.revision);
        expected.check::<TravelDetailsAction, Error>(&tx, row.id, revision, trip.event.zone).await?;
        let before = opened(keys, kept.as_ref())?;
        let known = (before.passport_expires, kept.and_then(|kept| kept.told_return_on));
        let details = next(&trip, before)?;
        write(&tx, keys, &row, revision, &trip, &details).await?;
        if (details.passport_expires, Some(trip.return_on())) != known {
            returns::warn(&tx, &row, &(revision + 1).to_string(), &trip, passport(&trip, &details)).await?;
        }
        Ok(())
    })
    .await
}

async fn write(tx: &Tx, keys: &Keys, row: &person::Model, revision: i64, trip: &Trip, details: &TravelDetails) -> Result<(), Error> {
    let content = serde_json::to_vec(details).map_err(|error| sea_orm::DbErr::Custom(error.to_string()))?;
    let new = travel_details::ActiveModel {
        traveller_id: Set(row.id),
        sealed: Set(keys.seal(row.id.as_uuid(), &content)),
        answered: Set(questions::answered(trip, details)),
        revision: Set(revision + 1),
        changed_at: Set(clock::now()),
        told_return_on: Set(Some(trip.return_on())),
        // What was given before a trip was moved is still to be looked at.
        seen_return_on: if revision == FIRST { Set(Some(trip.return_on())) } else { NotSet },
    };
    if revision == FIRST {
        travel_details::Entity::insert(new).exec_without_returning(tx).await?;
    } else {
        travel_details::Entity::update_many().set(new).filter(travel_details::Column::TravellerId.eq(row.id)).exec(tx).await?;
    }
    // Not by name: history keeps no traveller's.
    let entry = AuditEntry::of(TravelDetailsAction::Given, row.id).at(row.event_id);
    Ok(audit::record(tx, &Actor::Anonymous, entry).await?)
}

/// Whoever holds this link, if they have a place on the trip.
pub(super) async fn holder(db: &impl ConnectionTrait, link: &str) -> Result<person::Model, Error> {
    let row = traveller::opened_by(db, link).await?;
    if row.state == TravellerState::Admitted { Ok(row) } else { Err(Denied::NotFound.into()) }
}

/// A traveller who has a place on the trip.
pub(super) async fn admitted(db: &impl ConnectionTrait, id: TravellerId) -> Result<person::Model, Error> {
    let found = person::Entity::find_by_id(id)
        .filter(person::Column::State.eq(TravellerState::Admitted))
        .filter(person::Column::ErasedAt.is_null())
        .one(db)
        .await?;
    Ok(found.ok_or(Denied::NotFound)?)
}

/// What a row holds; nothing given is nothing answered.
pub(super) fn opened(keys: &Keys, kept: Option<&travel_details::Model>) -> Result<TravelDetails, Error> {
    let Some(kept) = kept else { return Ok(TravelDetails::default()) };
    let content = keys.open(kept.traveller_id.as_uuid(), &kept.sealed)?;
    // A newer release may have sealed what this one does not understand.
    Ok(serde_json::from_slice(&content).map_err(|error| sea_orm::DbErr::Custom(error.to_string()))?)
}

pub(super) fn passport(trip: &Trip, details: &TravelDetails) -> Option<PassportTerm> {
    details.passport_expires.map(|expires| rules::travel_details::passport_term(expires, trip.return_on()))
}
