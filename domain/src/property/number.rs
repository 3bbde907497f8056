//! Degrees, months and sums as people and tables write them.

use chrono::{Datelike, NaiveDate};

use crate::{field::plain, locale::Text};

const MILLION: f64 = 1_000_000.0;

/// Degrees of at most `most` to either side, in millionths: `51.4567`, or with a comma.
pub(super) fn degrees(typed: &str, most: u16) -> Result<i32, Text> {
    let value = plain(typed).replace(',', ".").parse::<f64>().ok().filter(|degrees| degrees.is_finite());
    let value = value.filter(|degrees| degrees.abs() <= f64::from(most));
    value.map(|degrees| (degrees * MILLION).round() as i32).ok_or_else(|| {
        Text::new(
            format!("Bitte Grad von -{most} bis {most} angeben, zum Beispiel 51.4567."),
            format!("Please give degrees from -{most} to {most}, for example 51.4567."),
        )
    })
}

/// The same as it is typed.
pub(super) fn degrees_typed(millionths: i32) -> String {
    format!("{:.6}", f64::from(millionths) / MILLION)
}

/// The first day of a month: `2027-03`, or `03/2027` and `3.2027` as tables have it.
pub(super) fn month(typed: &str) -> Result<NaiveDate, Text> {
    let typed = plain(typed);
    let parts: Vec<&str> = typed.split(['-', '/', '.']).collect();
    let (year, month) = match parts.as_slice() {
        [year, month] | [year, month, _] if year.len() == 4 => (*year, *month),
        [month, year] if year.len() == 4 => (*year, *month),
        _ => ("", ""),
    };
    let day = year.parse().ok().zip(month.parse().ok()).and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1));
    day.filter(|day| (1900..2200).contains(&day.year()))
        .ok_or_else(|| Text::new("Bitte Jahr und Monat angeben, zum Beispiel 2027-03.", "Please give year and month, for example 2027-03."))
}

/// A sum in cents: `12,50`, `12.50`, `1.250.000`. A dot or comma with three digits behind it groups thousands, because no
/// price has thousandths.
pub(super) fn cents(typed: &str) -> Result<i64, Text> {
    let refused = || Text::new("Bitte einen Betrag in Euro angeben, zum Beispiel 12,50.", "Please give a sum in euros, for example 12.50.");
    let typed: String = plain(typed).chars().filter(|letter| !letter.is_whitespace() && *letter != '€').collect();
    let (whole, fraction) = match typed.rfind([',', '.']) {
        Some(at) if typed.len() - at - 1 <= 2 => (&typed[..at], &typed[at + 1..]),
        _ => (typed.as_str(), ""),
    };
    let groups: Vec<&str> = whole.split([',', '.']).collect();
    let is_grouped = groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3);
    let digits = groups.concat();
    let all_digits = digits.bytes().chain(fraction.bytes()).all(|letter| letter.is_ascii_digit());
    if digits.is_empty() || digits.len() > 12 || !is_grouped || !all_digits {
        return Err(refused());
    }
    format!("{digits}{fraction:0<2}").parse().map_err(|_| refused())
}

/// The same as it is typed: `12.50`.
pub(super) fn cents_typed(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_with_dot_and_comma_and_stay_on_earth() {
        assert_eq!([degrees("51.456789", 90), degrees("51,5", 90), degrees("-7", 180)], [Ok(51_456_789), Ok(51_500_000), Ok(-7_000_000)]);
        assert_eq!(degrees_typed(51_456_789), "51.456789");
        for typed in ["90.1", "NaN", "inf", "", "N 51", "51.4.5"] {
            assert!(degrees(typed, 90).is_err(), "{typed}");
        }
    }

    #[test]
    fn months_are_read_as_forms_and_tables_write_them() {
        let march = NaiveDate::from_ymd_opt(2027, 3, 1);
        for typed in ["2027-03", "2027-03-15", "03/2027", "3.2027"] {
            assert_eq!(month(typed).ok(), march, "{typed}");
        }
        for typed in ["2027", "2027-13", "März", "", "27-03", "0027-03"] {
            assert!(month(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn sums_are_read_in_both_languages() {
        for (typed, sum) in
            [("12,50", 1250), ("12.5", 1250), ("1.250", 125_000), ("1,250,000.5", 125_000_050), ("1 200 €", 120_000), ("0", 0)]
        {
            assert_eq!(cents(typed), Ok(sum), "{typed}");
            assert_eq!(cents(&cents_typed(sum)), Ok(sum));
        }
        for typed in ["", "-1", "1.2.3", "1e9", "12,5000", "9999999999999", "zwölf"] {
            assert!(cents(typed).is_err(), "{typed}");
        }
    }
}
