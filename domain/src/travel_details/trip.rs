//! The trip as this slice needs it: where it goes, when it ends, what it asks.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    Error, FIRST, LegHelp, TravelSetting,
    entity::{travel_help, travel_setting},
};
use crate::{
    actor::{Actor, Denied},
    clock::Tz,
    db::Db,
    event::{self, EventKind, EventView},
    ids::{EventId, TripLegId},
    locale::Text,
    trip::{LegView, plan_within},
};

/// A leg of the trip.
#[derive(Clone, Debug, PartialEq)]
pub struct LegFacts {
    pub id: TripLegId,
    pub place: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub zone: Tz,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// A suggestion, which binds nobody.
    pub hotel: Text,
    pub help: LegHelp,
}

/// The event with its legs, in their order.
pub(super) struct Trip {
    pub event: EventView,
    pub legs: Vec<LegFacts>,
    pub setting: TravelSetting,
}

impl Trip {
    /// # Errors
    /// `NotFound` where the event is no trip.
    pub(super) async fn of(db: &impl ConnectionTrait, event: EventView) -> Result<Self, Error> {
        if event.kind != EventKind::DelegationTrip {
            return Err(Denied::NotFound.into());
        }
        Ok(Self::read(db, event).await?)
    }

    /// The same of what was a trip once.
    pub(super) async fn read(db: &impl ConnectionTrait, event: EventView) -> Result<Self, DbErr> {
        let setting = travel_setting::Entity::find_by_id(event.id).one(db).await?;
        let setting = setting.map_or_else(|| TravelSetting { revision: FIRST, ..TravelSetting::default() }, TravelSetting::from);
        Ok(Self { legs: legs(db, event.id).await?, setting, event })
    }

    /// The last day, by the clock of the last leg.
    pub(super) fn return_on(&self) -> NaiveDate {
        self.legs.iter().map(|leg| leg.ends_on).max().unwrap_or(self.event.ends_on)
    }

    /// By whose clock one arrives.
    pub(super) fn first_zone(&self) -> Tz {
        self.legs.first().map_or(self.event.zone, |leg| leg.zone)
    }

    /// By whose clock one leaves.
    pub(super) fn last_zone(&self) -> Tz {
        self.legs.last().map_or(self.event.zone, |leg| leg.zone)
    }

    /// Each country that it goes to, once, in the order of the legs.
    pub(super) fn countries(&self) -> Vec<String> {
        let mut countries: Vec<String> = Vec::new();
        for country in self.legs.iter().map(|leg| &leg.country).filter(|country| !country.is_empty()) {
            if !countries.contains(country) {
                countries.push(country.clone());
            }
        }
        countries
    }
}

async fn legs(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<LegFacts>, DbErr> {
    let legs = plan_within(db, event).await?.legs;
    let helps = travel_help::Entity::find().filter(travel_help::Column::LegId.is_in(legs.iter().map(|leg| leg.id))).all(db).await?;
    let mut helps: HashMap<TripLegId, LegHelp> = helps.into_iter().map(|help| (help.leg_id, help.into())).collect();
    let facts = |leg: LegView| {
        let LegView { id, place, country, zone, starts_on, ends_on, hotel } = leg;
        LegFacts { id, place, country, zone, starts_on, ends_on, hotel, help: helps.remove(&id).unwrap_or_default() }
    };
    Ok(legs.into_iter().map(facts).collect())
}

/// The trip of this id, for an organiser.
pub(super) async fn for_organiser(db: &Db, actor: &Actor, event: EventId) -> Result<Trip, Error> {
    actor.require_organiser()?;
    let event = event::by_id(db, actor, event).await?;
    Trip::of(db.read(), event).await
}
