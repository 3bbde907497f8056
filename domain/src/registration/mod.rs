//! Visitors: their registration for an event and the consents they gave with it.
//! Their codes are in `badge`, their seats in `masterclass`, the contacts they gave to exhibitors in `lead`.

use crate::choice::choice;

pub(crate) mod entity;

choice! {
    /// How far a registration has got.
    pub enum RegistrationState {
        /// The address is not confirmed yet.
        Pending = "pending",
        Confirmed = "confirmed",
        Cancelled = "cancelled",
    }
}

choice! {
    /// What a visitor may consent to, each on its own.
    pub enum ConsentPurpose {
        EventNews = "event_news",
        Matchmaking = "matchmaking",
        Photos = "photos",
    }
}

mod queries;

pub use queries::{TicketHolder, by_ticket};
