//! What trips and travellers can be.

use crate::choice;

choice! {
    /// What sort of thing an item of a trip's programme is.
    pub enum TripItemKind {
        Visit = "visit",
        Pitch = "pitch",
        Reception = "reception",
        Transfer = "transfer",
        /// Nothing is planned.
        Free = "free",
    }
}

choice! {
    /// How far somebody has got who applied for a trip.
    pub enum TravellerState {
        /// Waits for the organisers.
        Applied = "applied",
        /// Moves up when a place becomes free and the organisers press.
        Waiting = "waiting",
        /// Has a place.
        Admitted = "admitted",
        Rejected = "rejected",
        /// Took the application back before there was a place.
        Withdrawn = "withdrawn",
        /// Gave a place back.
        Cancelled = "cancelled",
    }
}

choice! {
    /// By which contribution somebody travels: how many people the company has, or that it is a public body.
    pub enum TravellerSize {
        /// Fewer than 50 people.
        Small = "small",
        /// Fewer than 250.
        Medium = "medium",
        Large = "large",
        /// A town, university, chamber or the like.
        Public = "public",
    }
}

impl TravellerState {
    /// Whether somebody in this state still wants to come, and might.
    pub fn is_open(self) -> bool {
        match self {
            Self::Applied | Self::Waiting | Self::Admitted => true,
            Self::Rejected | Self::Withdrawn | Self::Cancelled => false,
        }
    }
}
