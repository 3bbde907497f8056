//! Who holds this ticket: pages, forms, files and the device's cookie all ask here, because codes that open nothing are
//! counted for the browser's address. Beyond the limit a wrong code is answered with how long to wait, and a right one
//! still opens: a whole hall comes from one address, and whoever guesses there must not lock its visitors out of their
//! tickets. Guessing gains nothing by that: a code has 128 bits, and a million guesses a second would take some 10^19 years
//! to find one of a million tickets.

use domain::{
    account::{self, limits::TICKET_MISSES},
    db::Db,
    ids::EventId,
    registration::{self, TicketHolder},
};

use leptos::prelude::Owner;

use super::ticket_cookie;
use crate::{ctx, error::ApiError};

/// Whoever holds this ticket.
///
/// # Errors
/// `NotFound`, or `TooMany`.
pub async fn ticket_holder(db: &Db, ticket: &str, address: &str) -> Result<TicketHolder, ApiError> {
    match registration::by_ticket(db, ticket).await? {
        Some(holder) => Ok(holder),
        None => Err(missed(db, address).await?),
    }
}

/// Counts a code or link that opened nothing, and answers what to say about it.
///
/// # Errors
/// A failure of the database.
pub async fn missed(db: &Db, address: &str) -> Result<ApiError, ApiError> {
    match account::attempt(db, &TICKET_MISSES, address).await? {
        Ok(()) => Ok(ApiError::NotFound),
        Err(retry_after_seconds) => Ok(ApiError::TooMany { retry_after_seconds }),
    }
}

/// What the ticket codes of a device say about an event.
#[derive(Debug, Default)]
pub struct DeviceTickets {
    /// Who visits the event from this device, and by which code.
    pub visitor: Option<(String, TicketHolder)>,
    /// Codes that open nothing. The device should forget them: each look at one counts as a guess.
    pub spent: Vec<String>,
}

/// Looks through the ticket codes that a device sent, for a visitor of this event. An address that guessed too much gets
/// no further than its next wrong code.
///
/// # Errors
/// A failure of the database.
pub async fn device_tickets(db: &Db, event: EventId, codes: Vec<String>, address: &str) -> Result<DeviceTickets, ApiError> {
    let mut found = DeviceTickets::default();
    for code in codes {
        match ticket_holder(db, &code, address).await {
            Ok(holder) if holder.event == event => {
                found.visitor = Some((code, holder));
                break;
            }
            Ok(_) => {}
            Err(ApiError::NotFound) => found.spent.push(code),
            Err(ApiError::TooMany { .. }) => {
                found.spent.push(code);
                break;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// Every ticket that a device knows, and the event that it is for; codes that open nothing are left out, and counted.
///
/// # Errors
/// A failure of the database.
pub async fn tickets_of_device(db: &Db, codes: Vec<String>, address: &str) -> Result<Vec<(String, TicketHolder)>, ApiError> {
    let mut found = Vec::new();
    for code in codes {
        match ticket_holder(db, &code, address).await {
            Ok(holder) => found.push((code, holder)),
            Err(ApiError::NotFound | ApiError::TooMany { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// The device that asks for a page, taken while the page knows its request: it asks for its visitor later, once it knows
/// which event it is about.
pub struct Device {
    codes: Vec<String>,
    address: String,
    owner: Owner,
}

impl Device {
    /// That of the request under way.
    pub fn of_request() -> Self {
        Self { codes: ticket_cookie::known(), address: ctx::client_address(), owner: Owner::current().unwrap_or_default() }
    }

    /// Who visits this event from the device, and by which code. Codes that open nothing are forgotten on the way.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn visitor(self, db: &Db, event: EventId) -> Result<Option<(String, TicketHolder)>, ApiError> {
        let on_device = device_tickets(db, event, self.codes, &self.address).await?;
        if !on_device.spent.is_empty() {
            self.owner.with(|| ticket_cookie::forget(&on_device.spent));
        }
        Ok(on_device.visitor)
    }
}
