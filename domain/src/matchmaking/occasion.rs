//! To what meetings belong: an event, or a bridge or network outside any event, then with days and a zone of their own.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{
    Error,
    entity::matchmaking,
    letters::{BridgeFacts, RoundFacts},
};
use crate::{
    actor::Denied,
    bridge::{BridgeState, BridgeView, entity::bridge},
    clock::{self, Tz},
    event::{EventState, EventView, entity as event},
    ids::EventId,
};

/// What meetings are for.
#[derive(Clone, Debug, PartialEq)]
pub enum Occasion {
    Event(Box<EventView>),
    /// The members of a bridge or network, on these days by the clocks of this zone.
    Bridge {
        bridge: Box<BridgeView>,
        zone: Tz,
        starts_on: NaiveDate,
        ends_on: NaiveDate,
    },
}

impl Occasion {
    pub fn name(&self) -> &str {
        match self {
            Self::Event(event) => &event.name,
            Self::Bridge { bridge, .. } => &bridge.name,
        }
    }

    /// What names its files.
    pub fn slug(&self) -> &str {
        match self {
            Self::Event(event) => &event.slug,
            Self::Bridge { bridge, .. } => &bridge.slug,
        }
    }

    /// By which the times are meant.
    pub fn zone(&self) -> Tz {
        match self {
            Self::Event(event) => event.zone,
            Self::Bridge { zone, .. } => *zone,
        }
    }

    /// The first day and the last one.
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Event(event) => (event.starts_on, event.ends_on),
            Self::Bridge { starts_on, ends_on, .. } => (*starts_on, *ends_on),
        }
    }

    /// Whether its last day is over, by its own clock.
    pub fn is_over(&self) -> bool {
        clock::today(self.zone()) > self.days().1
    }

    /// Whether everybody may see it: a draft is the organisers' alone.
    pub fn is_public(&self) -> bool {
        match self {
            Self::Event(event) => event.state != EventState::Draft,
            Self::Bridge { bridge, .. } => bridge.state == BridgeState::Published,
        }
    }

    pub fn event(&self) -> Option<&EventView> {
        match self {
            Self::Event(event) => Some(event),
            Self::Bridge { .. } => None,
        }
    }

    pub(super) fn event_id(&self) -> Option<EventId> {
        self.event().map(|event| event.id)
    }

    /// One of the accents that the styles know; a bridge has none of its own.
    pub fn accent(&self) -> Option<String> {
        self.event().map(|event| event.accent.clone())
    }

    /// Whom to ask, with their address; each may be empty.
    pub fn contact(&self) -> (&str, &str) {
        match self {
            Self::Event(event) => (&event.contact_name, &event.contact_email),
            Self::Bridge { bridge, .. } => (&bridge.contact_name, &bridge.contact_email),
        }
    }

    /// What letters say of it.
    pub(super) fn facts(&self) -> RoundFacts {
        match self {
            Self::Event(event) => RoundFacts::Event(event.facts()),
            Self::Bridge { bridge, zone, .. } => RoundFacts::Bridge(BridgeFacts {
                name: bridge.name.clone(),
                time_zone: zone.name().to_owned(),
                contact_name: bridge.contact_name.clone(),
                contact_email: bridge.contact_email.clone(),
            }),
        }
    }
}

/// To what these meetings belong; whoever calls has asked its own policy.
///
/// # Errors
/// `NotFound` where it is gone.
pub(super) async fn occasion(db: &impl ConnectionTrait, round: &matchmaking::Model) -> Result<Occasion, Error> {
    if let Some(id) = round.event_id {
        let row = event::Entity::find_by_id(id).one(db).await?.ok_or(Denied::NotFound)?;
        return Ok(Occasion::Event(Box::new(EventView::from(row))));
    }
    let Some(id) = round.bridge_id else { return Err(Denied::NotFound.into()) };
    let row = bridge::Entity::find_by_id(id).one(db).await?.ok_or(Denied::NotFound)?;
    of_bridge(BridgeView::from(row), round).ok_or(Error::Denied(Denied::NotFound))
}

/// The same where the bridge is known; `None` for meetings that are no bridge's.
pub(super) fn of_bridge(bridge: BridgeView, round: &matchmaking::Model) -> Option<Occasion> {
    let (zone, starts_on, ends_on) = (clock::zone(round.time_zone.as_deref()?), round.starts_on?, round.ends_on?);
    Some(Occasion::Bridge { bridge: Box::new(bridge), zone, starts_on, ends_on })
}
