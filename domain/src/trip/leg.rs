//! Where a trip goes. Each change is one of the trip: it goes by the trip's revision.

use chrono::{Duration, NaiveDate};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
};
use serde::{Deserialize, Serialize};

use super::{
    Error, MOST_LEGS, TripAction, TripField,
    derive::derive_items_of,
    entity::{trip_item, trip_leg},
    item_form::outside,
    leg_order::{are_by_day, place_by_day, sort_by_day, write_order},
    queries::{begun, legs},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock::Tz,
    country::parse_country,
    db::{Db, Tx},
    event::{self, EventView},
    field::{FieldErrors, Fields, Line, date},
    ids::{EventId, TripLegId},
    locale::Text,
};

/// So long is no leg; a mistyped year is found out.
const LONGEST: Duration = Duration::days(60);

/// A leg as typed; the hotel may be empty, and the zone where the place has but one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LegDetails {
    pub place: String,
    pub country: String,
    /// An IANA name; empty: that of the place.
    pub zone: String,
    pub starts_on: String,
    pub ends_on: String,
    pub hotel_de: String,
    pub hotel_en: String,
}

struct Parsed {
    place: String,
    country: String,
    zone: Tz,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    hotel: Text,
}

impl LegDetails {
    fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { place, country, zone, starts_on, ends_on, hotel_de, hotel_en } = self;
        let mut fields = Fields::new();
        let place = fields.check("place", Line::<80>::parse(place).map(Line::into_string));
        let country = fields.check("country", parse_country(country));
        let starts_on = fields.check("starts_on", date(starts_on));
        let ends_on = fields.check("ends_on", date(ends_on));
        if let (Some(starts_on), Some(ends_on)) = (starts_on, ends_on) {
            if ends_on < starts_on {
                fields.refuse("ends_on", Text::new("Der letzte Tag liegt vor dem ersten.", "The last day is before the first."));
            } else if ends_on - starts_on > LONGEST {
                fields.refuse("ends_on", Text::new("So lange dauert keine Etappe.", "No leg lasts that long."));
            }
        }
        let zone = match (fields.check_optional("zone", zone, event::typed_zone), &place, &country, starts_on) {
            (Some(Some(zone)), ..) => Some(zone),
            (Some(None), Some(place), Some(country), Some(day)) => fields.check("zone", event::zone_of_place(country, place, day)),
            _ => None,
        };
        let de = fields.check("hotel_de", Line::<200>::parse_optional(hotel_de));
        let en = fields.check("hotel_en", Line::<200>::parse_optional(hotel_en));
        fields.finish(|| {
            Some(Parsed {
                place: place?,
                country: country?,
                zone: zone?,
                starts_on: starts_on?,
                ends_on: ends_on?,
                hotel: Text::new(de?, en?),
            })
        })
    }
}

impl Parsed {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    fn columns(&self) -> trip_leg::ActiveModel {
        let Self { place, country, zone, starts_on, ends_on, hotel } = self;
        trip_leg::ActiveModel {
            place: Set(place.clone()),
            country: Set(country.clone()),
            zone: Set(zone.name().to_owned()),
            starts_on: Set(*starts_on),
            ends_on: Set(*ends_on),
            hotel_de: Set(hotel.de.clone()),
            hotel_en: Set(hotel.en.clone()),
            id: NotSet,
            event_id: NotSet,
            position: NotSet,
        }
    }

    fn differences(&self, old: &trip_leg::Model) -> AuditEntry<TripAction> {
        let Self { place, country, zone, starts_on, ends_on, hotel } = self;
        AuditEntry::of(TripAction::LegChanged, old.event_id)
            .at(old.event_id)
            .with(TripField::Leg, old.place.as_str())
            .changed(TripField::Place, old.place.as_str(), place)
            .changed(TripField::Country, old.country.as_str(), country)
            .changed(TripField::Zone, old.zone.as_str(), zone.name())
            .changed(TripField::StartsOn, old.starts_on.to_string(), starts_on.to_string())
            .changed(TripField::EndsOn, old.ends_on.to_string(), ends_on.to_string())
            .changed(TripField::HotelDe, old.hotel_de.as_str(), &hotel.de)
            .changed(TripField::HotelEn, old.hotel_en.as_str(), &hotel.en)
    }
}

/// Adds a leg to a trip, behind those that begin before it or on the same day, and answers the trip.
///
/// # Errors
/// `Denied`, `Invalid`, `TooMany`, or `Overtaken`.
pub async fn add_leg(db: &Db, actor: &Actor, id: EventId, revision: &str, details: &LegDetails) -> Result<EventView, Error> {
    actor.require_organiser()?;
    let parsed = &details.parse()?;
    db.write(|tx| async move {
        let (event, _) = begun(&tx, id, revision).await?;
        let others = legs(&tx, id).await?;
        if others.len() >= MOST_LEGS {
            return Err(Error::TooMany(MOST_LEGS));
        }
        let new = TripLegId::new();
        let row = trip_leg::ActiveModel { id: Set(new), event_id: Set(id), position: Set(0), ..parsed.columns() };
        trip_leg::Entity::insert(row).exec_without_returning(&tx).await?;
        write_order(&tx, &place_by_day(&others, new, parsed.starts_on)).await?;
        let entry = AuditEntry::of(TripAction::LegAdded, id).at(id).with(TripField::Leg, parsed.place.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok(event)
    })
    .await
}

/// Changes a leg, and answers the trip. Its items keep their local times: where the zone becomes another, their instants
/// follow. Legs that stood by their days still do; an order by hand stays.
///
/// # Errors
/// `Denied`, `Invalid`, also where an item would lie outside of its days, or `Overtaken`.
pub async fn edit_leg(db: &Db, actor: &Actor, leg: TripLegId, revision: &str, details: &LegDetails) -> Result<EventView, Error> {
    actor.require_organiser()?;
    let parsed = &details.parse()?;
    db.write(|tx| async move {
        let (event, old) = of_leg(&tx, leg, revision).await?;
        refuse_outside(&tx, leg, parsed).await?;
        let by_day = are_by_day(&legs(&tx, event.id).await?);
        trip_leg::Entity::update_many().set(parsed.columns()).filter(trip_leg::Column::Id.eq(leg)).exec(&tx).await?;
        if by_day {
            sort_by_day(&tx, event.id).await?;
        }
        derive_items_of(&tx, leg, parsed.zone).await?;
        audit::record(&tx, actor, parsed.differences(&old)).await?;
        Ok(event)
    })
    .await
}

/// Takes a leg away that no item belongs to, and answers the trip.
///
/// # Errors
/// `Denied`, `HasItems`, or `Overtaken`.
pub async fn remove_leg(db: &Db, actor: &Actor, leg: TripLegId, revision: &str) -> Result<EventView, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (event, old) = of_leg(&tx, leg, revision).await?;
        if trip_item::Entity::find().filter(trip_item::Column::LegId.eq(leg)).count(&tx).await? > 0 {
            return Err(Error::HasItems);
        }
        trip_leg::Entity::delete_by_id(leg).exec(&tx).await?;
        let entry = AuditEntry::of(TripAction::LegRemoved, event.id).at(event.id).with(TripField::Leg, old.place);
        audit::record(&tx, actor, entry).await?;
        Ok(event)
    })
    .await
}

/// The trip of a leg, as [`begun`], and the leg.
pub(super) async fn of_leg(tx: &Tx, leg: TripLegId, revision: &str) -> Result<(EventView, trip_leg::Model), Error> {
    let find = || trip_leg::Entity::find_by_id(leg).one(tx);
    let event = find().await?.ok_or(Denied::NotFound)?.event_id;
    let (event, _) = begun(tx, event, revision).await?;
    // Once more: whoever held the trip may have changed it.
    let row = find().await?.ok_or(Denied::NotFound)?;
    Ok((event, row))
}

async fn refuse_outside(tx: &Tx, leg: TripLegId, parsed: &Parsed) -> Result<(), Error> {
    let items = trip_item::Entity::find().filter(trip_item::Column::LegId.eq(leg)).all(tx).await?;
    let days = (parsed.starts_on, parsed.ends_on);
    let left = items.iter().find(|item| outside(item.kind, item.starts_local, item.ends_local, days).is_some());
    let Some(item) = left else { return Ok(()) };
    Err(Error::Invalid(FieldErrors::one(
        "starts_on",
        Text::new(
            format!("„{}“ läge dann außerhalb der Tage dieser Etappe. Verschieben Sie zuerst den Programmpunkt.", item.title_de),
            format!("“{}” would then lie outside of the days of this leg. First move that item.", item.title_en),
        ),
    )))
}
