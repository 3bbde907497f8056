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
    /// Ended by its owner, or revoked by organisers.
    pub has_lapsed: bool,
    /// The address was never confirmed: the code was never handed out.
    pub awaits_confirmation: bool,
    /// Whether the person has a place behind this very door: always at the entrance.
    pub has_place: bool,
}

/// The door's answer to a code of `holder`, before anybody asks whether they are in already.
pub fn opens(event: EventId, holder: Option<&Holder>) -> ScanOutcome {
    match holder {
        None => ScanOutcome::Unknown,
        Some(holder) if holder.event != event => ScanOutcome::WrongEvent,
        Some(holder) if holder.has_lapsed => ScanOutcome::Cancelled,
        Some(holder) if holder.awaits_confirmation => ScanOutcome::Unknown,
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
        let good = Holder { event, has_lapsed: false, awaits_confirmation: false, has_place: true };

        assert_eq!(opens(event, Some(&good)), ScanOutcome::Welcome);
        assert_eq!(opens(event, None), ScanOutcome::Unknown);
        assert_eq!(opens(EventId::new(), Some(&good)), ScanOutcome::WrongEvent);
        assert_eq!(opens(event, Some(&Holder { has_lapsed: true, ..good })), ScanOutcome::Cancelled);
        assert_eq!(opens(event, Some(&Holder { has_lapsed: true, awaits_confirmation: true, ..good })), ScanOutcome::Cancelled);
        assert_eq!(opens(event, Some(&Holder { awaits_confirmation: true, ..good })), ScanOutcome::Unknown);
        assert_eq!(opens(event, Some(&Holder { has_place: false, ..good })), ScanOutcome::NoSeat);
    }

    #[test]
    fn another_event_is_told_before_anything_about_the_person() {
        let lapsed = Holder { event: EventId::new(), has_lapsed: true, awaits_confirmation: false, has_place: false };

        assert_eq!(opens(EventId::new(), Some(&lapsed)), ScanOutcome::WrongEvent);
    }
}
