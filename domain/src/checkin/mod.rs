//! The doors: every scan of a code, and who is in.
//! The codes themselves are in `badge`, the seats that open a session's door in `masterclass`.

use crate::choice::choice;

pub(crate) mod entity;

choice! {
    /// What the door answered.
    pub enum ScanOutcome {
        Welcome = "welcome",
        AlreadyIn = "already_in",
        WrongEvent = "wrong_event",
        /// The visitor has no seat in this session.
        NoSeat = "no_seat",
        /// The badge was revoked.
        Cancelled = "cancelled",
        /// Nobody's code.
        Unknown = "unknown",
    }
}
