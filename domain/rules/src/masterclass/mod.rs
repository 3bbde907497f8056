//! What sessions and seats can be, and the steps of time that they hold.

use crate::choice;

pub mod tick;

choice! {
    /// What sort of session it is.
    pub enum SessionKind {
        Masterclass = "masterclass",
        Pitch = "pitch",
        Roundtable = "roundtable",
        Reception = "reception",
    }
}

choice! {
    /// Who can see a session, and whether it takes place.
    pub enum SessionState {
        Draft = "draft",
        Published = "published",
        Cancelled = "cancelled",
    }
}

choice! {
    /// What a visitor has of a session.
    pub enum SeatState {
        /// A seat.
        Booked = "booked",
        /// A place on the waiting list.
        Waiting = "waiting",
        /// Nothing any more.
        Cancelled = "cancelled",
    }
}
