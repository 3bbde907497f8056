//! Time. The only caller of the system clock.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, Utc};
pub use rules::clock::Instant;

use crate::locale::Text;
pub use crate::zone::Tz;

/// Now.
pub fn now() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    let now = Utc::now();
    now.trunc_subsecs(3)
}

/// The zone of this IANA name. Only names that parsed are kept; an unknown one means that the zone database shrank.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or_else(|_| Tz::utc())
}

/// The agency's own clock, for what belongs to no event.
pub fn home() -> Tz {
    zone("Europe/Berlin")
}

/// The instant at which clocks in `zone` show `local`. A time that occurs twice (clocks go back) is its first
/// occurrence; one that is skipped (clocks go forward) is moved on by as much as they jump, as calendars do.
pub fn at(zone: Tz, local: NaiveDateTime) -> Instant {
    crate::zone::instant(zone, local)
}

/// The instant `minute` minutes after midnight on `day`, by the wall clock of `zone`. 1440 is the next midnight.
pub fn at_minute(zone: Tz, day: NaiveDate, minute: i32) -> Instant {
    let midnight = day.and_time(NaiveTime::MIN);
    at(zone, midnight + Duration::minutes(i64::from(minute)))
}

/// What clocks in `zone` show.
pub fn local(zone: Tz, at: Instant) -> NaiveDateTime {
    at.with_timezone(&zone).naive_local()
}

/// The day it is in `zone`.
pub fn today(zone: Tz) -> NaiveDate {
    local(zone, now()).date()
}

/// A local time as somebody typed it, if there is such a time.
///
/// # Errors
/// A sentence for the author, where the clocks jump over it.
pub fn existing(zone: Tz, local: NaiveDateTime) -> Result<NaiveDateTime, Text> {
    let Some((from, to)) = zone.skipped(local) else { return Ok(local) };
    let (city, typed) = (zone.city().unwrap_or_else(|| zone.name().to_owned()), local.format("%H:%M"));
    Err(Text::new(
        format!(
            "{typed} Uhr gibt es am {} nicht: Die Uhren in der Zeitzone {city} springen von {} auf {} Uhr.",
            local.format("%d.%m.%Y"),
            from.format("%H:%M"),
            to.format("%H:%M")
        ),
        format!(
            "There is no {typed} on {}: clocks in the time zone {city} jump from {} to {}.",
            local.format("%-d %B %Y"),
            from.format("%H:%M"),
            to.format("%H:%M")
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a test literal")
    }

    #[test]
    fn a_skipped_hour_moves_on() {
        let instant = at(zone("Europe/Berlin"), local("2027-03-28 02:30"));

        assert_eq!(instant.to_rfc3339(), "2027-03-28T01:30:00+00:00");
    }

    #[test]
    fn a_skipped_hour_that_somebody_typed_is_refused_in_words() {
        let refused = existing(zone("Europe/Berlin"), local("2027-03-28 02:30")).expect_err("skipped");

        assert_eq!(refused.de, "02:30 Uhr gibt es am 28.03.2027 nicht: Die Uhren in der Zeitzone Berlin springen von 02:00 auf 03:00 Uhr.");
        assert_eq!(refused.en, "There is no 02:30 on 28 March 2027: clocks in the time zone Berlin jump from 02:00 to 03:00.");
        assert!(existing(zone("Europe/Berlin"), local("2027-03-28 03:30")).is_ok());
    }

    #[test]
    fn a_repeated_hour_is_its_first_occurrence() {
        let instant = at(zone("Europe/Berlin"), local("2027-10-31 02:30"));

        assert_eq!(instant.to_rfc3339(), "2027-10-31T00:30:00+00:00");
    }

    #[test]
    fn opening_minutes_follow_the_wall_clock() {
        let day = NaiveDate::from_ymd_opt(2027, 6, 20).expect("a date");

        assert_eq!(at_minute(zone("America/Toronto"), day, 9 * 60).to_rfc3339(), "2027-06-20T13:00:00+00:00");
    }
}
