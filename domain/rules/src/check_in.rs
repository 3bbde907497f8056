//! Who may come in.

use crate::{choice, ids::EventId};

choice! {
    /// What the door answered.
    pub enum ScanOutcome {
        Welcome = "welcome",
        AlreadyIn = "already_in",
        WrongEvent = "wrong_event",
        /// The visitor has no seat in this session.
        NoSeat = "no_seat",
        /// The registration was cancelled, or the badge revoked.
        Cancelled = "cancelled",
        /// Nobody's code.
        Unknown = "unknown",
    }
}

/// What a door needs to know of a badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    pub event: EventId,
    pub revoked: bool,
    pub standing: Standing,
    /// Whether the person has a place behind this very door: always at the entrance.
    pub has_place: bool,
}

/// Why somebody has a badge, and whether that still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Good,
    /// The address was never confirmed: the code was never handed out.
    Pending,
    Cancelled,
}

/// The door's answer to a code of `holder`, before anybody asks whether they are in already.
pub fn opens(event: EventId, holder: Option<&Holder>) -> ScanOutcome {
    match holder {
        None => ScanOutcome::Unknown,
        Some(holder) if holder.event != event => ScanOutcome::WrongEvent,
        Some(holder) if holder.revoked || holder.standing == Standing::Cancelled => ScanOutcome::Cancelled,
        Some(holder) if holder.standing == Standing::Pending => ScanOutcome::Unknown,
        Some(holder) if !holder.has_place => ScanOutcome::NoSeat,
        Some(_) => ScanOutcome::Welcome,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_to_stay_outside_has_its_answer() {
        let event = EventId::new();
        let good = Holder { event, revoked: false, standing: Standing::Good, has_place: true };

        assert_eq!(opens(event, Some(&good)), ScanOutcome::Welcome);
        assert_eq!(opens(event, None), ScanOutcome::Unknown);
        assert_eq!(opens(EventId::new(), Some(&good)), ScanOutcome::WrongEvent);
        assert_eq!(opens(event, Some(&Holder { revoked: true, ..good })), ScanOutcome::Cancelled);
        assert_eq!(opens(event, Some(&Holder { standing: Standing::Cancelled, ..good })), ScanOutcome::Cancelled);
        assert_eq!(opens(event, Some(&Holder { standing: Standing::Pending, ..good })), ScanOutcome::Unknown);
        assert_eq!(opens(event, Some(&Holder { has_place: false, ..good })), ScanOutcome::NoSeat);
    }

    #[test]
    fn another_event_is_told_before_anything_about_the_person() {
        let revoked = Holder { event: EventId::new(), revoked: true, standing: Standing::Cancelled, has_place: false };

        assert_eq!(opens(EventId::new(), Some(&revoked)), ScanOutcome::WrongEvent);
    }
}
