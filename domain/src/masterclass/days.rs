//! The days of a programme.

use std::ops::Range;

use chrono::NaiveDate;

use crate::clock::{self, Instant, Tz};

/// The day of a programme to which a session belongs: that on which it begins by the event's clock, however long it lasts.
pub fn day_of(zone: Tz, starts_at: Instant) -> NaiveDate {
    clock::local(zone, starts_at).date()
}

/// When the sessions of a day begin: [`day_of`] the other way round, for the database.
pub(super) fn beginnings(zone: Tz, day: NaiveDate) -> Range<Instant> {
    clock::at_minute(zone, day, 0)..clock::at_minute(zone, day, 24 * 60)
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    #[test]
    fn a_session_belongs_to_the_day_on_which_it_begins() {
        let at = |text: &str| day_of(clock::zone("Europe/Paris"), text.parse().expect("a test literal")).to_string();

        assert_eq!(["2027-03-09T22:55:00Z", "2027-03-09T23:00:00Z"].map(at), ["2027-03-09", "2027-03-10"]);
    }

    /// In Havana they turn at midnight itself: one day has no first hour, another has it twice.
    #[test]
    fn whatever_begins_belongs_to_one_day_also_where_clocks_turn() {
        let turns = [
            ("Europe/Berlin", "2027-03-27T12:00:00Z"),
            ("Europe/Berlin", "2027-10-30T12:00:00Z"),
            ("America/Havana", "2027-03-13T12:00:00Z"),
            ("America/Havana", "2027-11-06T12:00:00Z"),
        ];

        for (zone, from) in turns {
            let (zone, from) = (clock::zone(zone), from.parse::<Instant>().expect("a test literal"));
            for step in 0..72 {
                let at = from + Duration::minutes(30 * step);
                let day = day_of(zone, at);
                let days = [day.pred_opt(), Some(day), day.succ_opt()].map(|day| beginnings(zone, day.expect("a day")).contains(&at));
                assert_eq!(days, [false, true, false], "{zone} {at}");
            }
        }
    }
}
