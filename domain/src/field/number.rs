//! Numbers, dates and times as browsers send them.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveDateTime};

use crate::locale::Text;

/// A whole number within `range`.
///
/// # Errors
/// A sentence for the author.
pub fn whole(typed: &str, range: RangeInclusive<i64>) -> Result<i64, Text> {
    typed.trim().parse().ok().filter(|number| range.contains(number)).ok_or_else(|| {
        let (low, high) = (range.start(), range.end());
        Text::new(
            format!("Bitte eine ganze Zahl von {low} bis {high} angeben."),
            format!("Please give a whole number from {low} to {high}."),
        )
    })
}

/// A day, as `<input type="date">` sends it.
///
/// # Errors
/// A sentence for the author.
pub fn date(typed: &str) -> Result<NaiveDate, Text> {
    NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d")
        .map_err(|_| Text::new("Bitte ein Datum angeben, zum Beispiel 2027-03-09.", "Please give a date, for example 2027-03-09."))
}

/// A wall-clock time, as `<input type="datetime-local">` sends it; the zone is the event's.
///
/// # Errors
/// A sentence for the author.
pub fn local_time(typed: &str) -> Result<NaiveDateTime, Text> {
    let typed = typed.trim();
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(typed, format).ok())
        .ok_or_else(|| {
            Text::new(
                "Bitte Datum und Uhrzeit angeben, zum Beispiel 2027-03-09T10:00.",
                "Please give date and time, for example 2027-03-09T10:00.",
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_range() {
        assert_eq!(whole(" 12 ", 1..=20), Ok(12));
        for typed in ["0", "21", "1.5", "", "zwölf", "99999999999999999999"] {
            assert!(whole(typed, 1..=20).is_err(), "{typed}");
        }
    }

    #[test]
    fn times_are_read_as_browsers_send_them() {
        assert!(local_time("2027-03-09T10:00").is_ok());
        assert!(date("2027-02-30").is_err());
    }
}
