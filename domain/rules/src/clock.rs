//! The way from UTC to the wall clock of an event and back.

use chrono::{DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
pub use chrono_tz::Tz;

/// An instant in UTC, to the millisecond (finer parts do not survive every database).
pub type Instant = DateTime<Utc>;

/// The zone of this IANA name. Only names that parsed are kept; an unknown one means that the zone database shrank.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// The instant at which clocks in `zone` show `local`. A time that occurs twice (clocks go back) is its first
/// occurrence; one that is skipped (clocks go forward) is moved on by an hour, as calendars do.
pub fn at(zone: Tz, local: NaiveDateTime) -> Instant {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => time.with_timezone(&Utc),
        LocalResult::None => {
            let later = local + Duration::hours(1);
            zone.from_local_datetime(&later).earliest().map_or_else(|| Utc.from_utc_datetime(&local), |time| time.with_timezone(&Utc))
        }
    }
}

/// The instant `minute` minutes after midnight on `day`, by the wall clock of `zone`. 1440 is the next midnight.
pub fn at_minute(zone: Tz, day: NaiveDate, minute: i32) -> Instant {
    let midnight = day.and_time(NaiveTime::MIN);
    at(zone, midnight + Duration::minutes(i64::from(minute)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a test literal")
    }

    #[test]
    fn a_skipped_hour_moves_on() {
        let berlin = chrono_tz::Europe::Berlin;

        let instant = at(berlin, local("2027-03-28 02:30"));

        assert_eq!(instant.to_rfc3339(), "2027-03-28T01:30:00+00:00");
    }

    #[test]
    fn a_repeated_hour_is_its_first_occurrence() {
        let berlin = chrono_tz::Europe::Berlin;

        let instant = at(berlin, local("2027-10-31 02:30"));

        assert_eq!(instant.to_rfc3339(), "2027-10-31T00:30:00+00:00");
    }

    #[test]
    fn opening_minutes_follow_the_wall_clock() {
        let toronto = chrono_tz::America::Toronto;
        let day = NaiveDate::from_ymd_opt(2027, 6, 20).expect("a date");

        assert_eq!(at_minute(toronto, day, 9 * 60).to_rfc3339(), "2027-06-20T13:00:00+00:00");
    }
}
