//! Numbers, dates and times as browsers send them.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::typed::plain;
use crate::locale::{Locale, Text};

/// A whole number within `range`.
///
/// # Errors
/// A sentence for the author.
pub fn whole(typed: &str, range: RangeInclusive<i64>) -> Result<i64, Text> {
    plain(typed).parse().ok().filter(|number| range.contains(number)).ok_or_else(|| {
        let (low, high) = (*range.start(), *range.end());
        Text::new(
            format!("Bitte eine ganze Zahl von {} bis {} angeben.", Locale::De.grouped(low), Locale::De.grouped(high)),
            format!("Please give a whole number from {} to {}.", Locale::En.grouped(low), Locale::En.grouped(high)),
        )
    })
}

/// Years of four digits: what is later or earlier is not sorted as SQLite sorts it, which keeps days as text.
const YEARS: RangeInclusive<i32> = 1..=9999;

/// A day, as `<input type="date">` sends it.
///
/// # Errors
/// A sentence for the author.
pub fn date(typed: &str) -> Result<NaiveDate, Text> {
    NaiveDate::parse_from_str(&plain(typed), "%Y-%m-%d")
        .ok()
        .filter(|day| YEARS.contains(&day.year()))
        .ok_or_else(|| Text::new("Bitte ein Datum angeben.", "Please give a date."))
}

/// A wall-clock time, as `<input type="datetime-local">` sends it; the zone is the event's.
///
/// # Errors
/// A sentence for the author.
pub fn local_time(typed: &str) -> Result<NaiveDateTime, Text> {
    let typed = plain(typed);
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(&typed, format).ok())
        .filter(|time| YEARS.contains(&time.year()))
        .ok_or_else(|| Text::new("Bitte Datum und Uhrzeit angeben.", "Please give date and time."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_range() {
        assert_eq!(whole(" 12\u{200b} ", 1..=20), Ok(12));
        assert_eq!(whole("１２", 1..=20), Ok(12));
        for typed in ["0", "21", "1.5", "", "zwölf", "99999999999999999999"] {
            assert!(whole(typed, 1..=20).is_err(), "{typed}");
        }
    }

    #[test]
    fn limits_are_grouped_as_people_write_them() {
        let refused = whole("", -1500..=10_000).expect_err("nothing was typed");

        assert_eq!(refused.de, "Bitte eine ganze Zahl von -1.500 bis 10.000 angeben.");
        assert_eq!(refused.en, "Please give a whole number from -1,500 to 10,000.");
    }

    #[test]
    fn times_are_read_as_browsers_send_them() {
        assert!(local_time("2027-03-09T10:00").is_ok());
        assert!(date("2027-02-30").is_err());
    }

    #[test]
    fn years_have_four_digits() {
        assert!(date("9999-12-31").is_ok() && local_time("9999-12-31T23:59").is_ok());
        for year in ["+12027", "-0044", "0000"] {
            assert!(date(&format!("{year}-03-09")).is_err() && local_time(&format!("{year}-03-09T10:00")).is_err(), "{year}");
        }
    }
}
