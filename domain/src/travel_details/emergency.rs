//! The emergency card: whom to call, where to go. It shall be there on the worst day, also where the key is missing.

use sea_orm::EntityTrait;

use super::{
    Error, LegFacts, TravelSetting,
    entity::travel_details,
    given::{holder, opened},
    trip::Trip,
};
use crate::{
    actor::Actor,
    db::Db,
    event::{self, EventView},
    sealed::Keys,
};

/// What a traveller carries along.
#[derive(Clone, Debug, PartialEq)]
pub struct EmergencyCard {
    pub event: EventView,
    pub name: String,
    /// Who of the agency answers at any hour.
    pub setting: TravelSetting,
    pub legs: Vec<LegFacts>,
    /// Whom others call for the traveller: name and number, or both empty.
    pub own_contact: (String, String),
}

/// The card of whoever holds this link.
///
/// # Errors
/// `NotFound` for a link that opens nothing, or whose holder has no place on the trip.
pub async fn emergency_card(db: &Db, keys: &Keys, link: &str) -> Result<EmergencyCard, Error> {
    let row = holder(db.read(), link).await?;
    let trip = Trip::of(db.read(), event::by_id(db, &Actor::System, row.event_id).await?).await?;
    let kept = travel_details::Entity::find_by_id(row.id).one(db.read()).await?;
    let own_contact = match opened(keys, kept.as_ref()) {
        Ok(details) => (details.emergency_name, details.emergency_phone),
        Err(error) => {
            tracing::error!(%error, "an emergency card is shown without its own contact");
            (String::new(), String::new())
        }
    };
    Ok(EmergencyCard { event: trip.event, name: row.name, setting: trip.setting, legs: trip.legs, own_contact })
}
