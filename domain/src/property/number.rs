//! Degrees, months and sums as people and tables write them.

use chrono::{Datelike, NaiveDate};

use crate::{
    field::{plain, whole},
    locale::Text,
};

const MILLION: f64 = 1_000_000.0;
const MONTHS: [[&str; 2]; 12] = [
    ["januar", "january"],
    ["februar", "february"],
    ["märz", "march"],
    ["april", "april"],
    ["mai", "may"],
    ["juni", "june"],
    ["juli", "july"],
    ["august", "august"],
    ["september", "september"],
    ["oktober", "october"],
    ["november", "november"],
    ["dezember", "december"],
];

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

/// The first day of a month: `2027-03`, or `03/2027`, `3.2027`, `15.3.2027`, `März 2027` and `March 2027` as tables have it.
pub(super) fn month(typed: &str) -> Result<NaiveDate, Text> {
    let typed = plain(typed).to_lowercase();
    let parts: Vec<&str> = typed.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let (year, month) = match parts.as_slice() {
        [year, month] | [year, month, _] if is_year(year) => (*year, *month),
        [month, year] if is_year(year) => (*year, *month),
        // With slashes the first of three may be the month.
        [_, month, year] if is_year(year) && !typed.contains('/') => (*year, *month),
        _ => ("", ""),
    };
    let month = month.parse().ok().or_else(|| month_called(month));
    let day = year.parse().ok().zip(month).and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1));
    day.filter(|day| (1900..2200).contains(&day.year()))
        .ok_or_else(|| Text::new("Bitte Jahr und Monat angeben, zum Beispiel 2027-03.", "Please give year and month, for example 2027-03."))
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|letter| letter.is_ascii_digit())
}

/// The number of a month by its name in either language, or the beginning of that: `mär`, `march`.
fn month_called(typed: &str) -> Option<u32> {
    let is_meant = |names: &[&str; 2]| typed.chars().count() >= 3 && names.iter().any(|name| name.starts_with(typed));
    MONTHS.iter().position(is_meant).and_then(|at| u32::try_from(at + 1).ok())
}

/// A sum in cents, as [`hundredths`] reads it.
pub(super) fn cents(typed: &str) -> Result<i64, Text> {
    hundredths(typed).ok_or_else(|| {
        Text::new("Bitte einen Betrag in Euro angeben, zum Beispiel 12,50.", "Please give a sum in euros, for example 12.50.")
    })
}

/// Whole square metres, at most so many: `12000`, `12.000`, `12,000`.
pub(super) fn area(typed: &str, most: i64) -> Result<i64, Text> {
    let read = hundredths(typed).filter(|area| area % 100 == 0).map_or_else(|| typed.to_owned(), |area| (area / 100).to_string());
    whole(&read, 1..=most)
}

/// A number that is not negative, in hundredths, as people write it in either language: `12,50`, `12.50`, `1.250.000`; `None`
/// for what is none. A dot or comma with three digits behind it groups thousands, because nothing here has thousandths; what
/// mixes the signs so that it could be either is no number.
pub fn hundredths(typed: &str) -> Option<i64> {
    let typed: String = plain(typed).chars().filter(|letter| !letter.is_whitespace() && *letter != '€').collect();
    let (whole, fraction) = match typed.rfind([',', '.']) {
        Some(at) if typed.len() - at - 1 <= 2 => (&typed[..at], &typed[at..]),
        _ => (typed.as_str(), ""),
    };
    let (point, fraction) = fraction.split_at(fraction.len().min(1));
    let mut signs: Vec<&str> = whole.matches([',', '.']).collect();
    signs.dedup();
    let groups: Vec<&str> = whole.split([',', '.']).collect();
    let is_grouped = match groups.as_slice() {
        [_] => true,
        [first, others @ ..] => {
            (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3) && signs.len() == 1 && signs[0] != point
        }
        [] => false,
    };
    let digits = groups.concat();
    let all_digits = digits.bytes().chain(fraction.bytes()).all(|letter| letter.is_ascii_digit());
    if digits.is_empty() || digits.len() > 12 || !is_grouped || !all_digits {
        return None;
    }
    format!("{digits}{fraction:0<2}").parse().ok()
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
        for typed in ["2027-03", "2027-03-15", "03/2027", "3.2027", "15.03.2027", "März 2027", "MARCH 2027", "15. März 2027", "Mär. 2027"]
        {
            assert_eq!(month(typed).ok(), march, "{typed}");
        }
        assert_eq!(["Juni 2027", "July 2027"].map(|typed| month(typed).ok()), [6, 7].map(|month| NaiveDate::from_ymd_opt(2027, month, 1)));
        for typed in ["2027", "2027-13", "März", "", "27-03", "0027-03", "03/15/2027", "Ma 2027", "Quartal 2027"] {
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
        let no_sums =
            ["", "-1", "1.2.3", "1e9", "12,5000", "9999999999999", "zwölf", "1250.125", "1.250,000", "1.250.50", ".125", "24.2999999"];
        for typed in no_sums {
            assert!(cents(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn areas_may_group_their_thousands_and_have_no_fractions() {
        for typed in ["12000", "12.000", "12,000", "12 000", "12000,00"] {
            assert_eq!(area(typed, 20_000), Ok(12_000), "{typed}");
        }
        for typed in ["0", "-5", "12,5", "20001", "viel", ""] {
            assert!(area(typed, 20_000).is_err(), "{typed}");
        }
    }
}
