//! Who may come in, and when that counts.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use crate::{choice, ids::EventId};

/// The night after the last day belongs to it until this hour: nobody who works late is turned away at midnight. Between
/// two days of an event the day changes at midnight.
const LAST_NIGHT_ENDS: u32 = 6;

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

choice! {
    /// What a scan is worth.
    pub enum DoorMode {
        /// Before the first day: everything is judged and shown as on the day, and nobody is let in by it.
        Trial = "trial",
        Open = "open",
        /// The event is over: a code still says whose it is.
        Over = "over",
    }
}

/// What a door is at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoorDay {
    pub mode: DoorMode,
    /// The day for which the door lets people in, by the event's clock.
    pub day: NaiveDate,
}

/// What the doors of an event from `first` to `last` are when its own clocks show `local`. It becomes real by itself.
pub fn door_day(first: NaiveDate, last: NaiveDate, local: NaiveDateTime) -> DoorDay {
    let night_ends = NaiveTime::from_hms_opt(LAST_NIGHT_ENDS, 0, 0).unwrap_or_default();
    let in_last_night = last.checked_add_days(Days::new(1)) == Some(local.date()) && local.time() < night_ends;
    if local.date() < first {
        DoorDay { mode: DoorMode::Trial, day: local.date() }
    } else if local.date() <= last || in_last_night {
        DoorDay { mode: DoorMode::Open, day: local.date().min(last) }
    } else {
        DoorDay { mode: DoorMode::Over, day: last }
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
    fn a_door_is_tried_before_the_first_day_and_open_until_the_last_night_ends() {
        let local = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a test literal");
        let day = |day| NaiveDate::from_ymd_opt(2027, 3, day).expect("a date");
        let at = |text: &str| door_day(day(9), day(11), local(text));

        for (time, mode, of) in [
            ("2027-03-01 10:00", DoorMode::Trial, 1),
            ("2027-03-08 23:59", DoorMode::Trial, 8),
            ("2027-03-09 00:00", DoorMode::Open, 9),
            ("2027-03-09 23:59", DoorMode::Open, 9),
            ("2027-03-10 00:00", DoorMode::Open, 10),
            ("2027-03-11 23:59", DoorMode::Open, 11),
            ("2027-03-12 00:00", DoorMode::Open, 11),
            ("2027-03-12 05:59", DoorMode::Open, 11),
            ("2027-03-12 06:00", DoorMode::Over, 11),
            ("2027-03-13 01:00", DoorMode::Over, 11),
        ] {
            assert_eq!(at(time), DoorDay { mode, day: day(of) }, "{time}");
        }
    }

    #[test]
    fn another_event_is_told_before_anything_about_the_person() {
        let lapsed = Holder { event: EventId::new(), has_lapsed: true, awaits_confirmation: false, has_place: false };

        assert_eq!(opens(EventId::new(), Some(&lapsed)), ScanOutcome::WrongEvent);
    }
}
