//! To whom an enquiry goes: the organisers of an event, those of a bridge, or the agency. Whoever is named there as the
//! contact has it as a task from the beginning, if that is one of the organisers.

use super::{Error, Owner};
use crate::{
    account,
    actor::{Actor, Denied},
    bridge::{self, BridgeView},
    db::Db,
    event::{self, EventView},
    field::Email,
    ids::{BridgeId, EventId},
};

/// Where an enquiry belongs; the agency's, if it belongs nowhere.
#[derive(Clone, Debug, Default)]
pub(super) struct Addressed {
    pub event: Option<EventId>,
    pub bridge: Option<BridgeId>,
    /// Whose task it is from the beginning.
    pub owner: Option<Owner>,
}

impl Addressed {
    /// The organisers of an event, and with it its bridge.
    ///
    /// # Errors
    /// `NotFound` for an event that the actor may not see.
    pub async fn event(db: &Db, actor: &Actor, slug: &str) -> Result<Self, Error> {
        let event: EventView = event::by_slug(db, actor, slug).await?;
        let bridge = bridge::shown(db, actor, event.bridge).await?;
        let of_bridge = bridge.as_ref().map(|bridge| bridge.contact_email.as_str());
        let owner = owner(db, &[event.contact_email.as_str(), of_bridge.unwrap_or_default()]).await?;
        Ok(Self { event: Some(event.id), bridge: bridge.map(|bridge| bridge.id), owner })
    }

    /// The contact of a bridge.
    ///
    /// # Errors
    /// `NotFound` for a bridge that the actor may not see.
    pub async fn bridge(db: &Db, actor: &Actor, slug: &str) -> Result<Self, Error> {
        let bridge: BridgeView = bridge::by_slug(db, actor, slug).await.map_err(|error| match error {
            bridge::Error::Db(error) => Error::Db(error),
            _ => Error::Denied(Denied::NotFound),
        })?;
        let owner = owner(db, &[bridge.contact_email.as_str()]).await?;
        Ok(Self { event: None, bridge: Some(bridge.id), owner })
    }
}

/// The first of these mailboxes that is an organiser's.
async fn owner(db: &Db, contacts: &[&str]) -> Result<Option<Owner>, Error> {
    let keys: Vec<String> = contacts.iter().filter_map(|email| key(email)).collect();
    if keys.is_empty() {
        return Ok(None);
    }
    let organisers = account::organisers(db).await?;
    let first = keys.iter().find_map(|wanted| organisers.iter().find(|organiser| key(&organiser.email).as_ref() == Some(wanted)));
    Ok(first.map(|organiser| Owner { account: organiser.account, name: organiser.name.clone() }))
}

/// In which all spellings of a mailbox are one.
fn key(email: &str) -> Option<String> {
    Email::parse(email).ok().map(|email| email.key())
}
