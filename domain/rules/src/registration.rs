//! How far a registration has got, and what may be consented to.

use crate::choice;

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
        Photos = "photos",
    }
}
