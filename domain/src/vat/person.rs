//! Numbers of people that are VAT ids too: each holds the day of a birth, and a check digit.

use chrono::NaiveDate;

use super::check_digit::{value, weighted};

fn is_day(year: u32, month: u32, day: u32) -> bool {
    i32::try_from(year).is_ok_and(|year| NaiveDate::from_ymd_opt(year, month, day).is_some())
}

fn two(d: &[u32], place: usize) -> u32 {
    d[place] * 10 + d[place + 1]
}

/// EGN: months from 21 are of the 19th century, from 41 of the 21st.
pub(super) fn is_bulgarian(d: &[u32]) -> bool {
    let (year, month, day) = (two(d, 0), two(d, 2), two(d, 4));
    let (century, month) = match month {
        41.. => (2000, month - 40),
        21.. => (1800, month - 20),
        _ => (1900, month),
    };
    d.len() == 10 && is_day(century + year, month, day) && weighted(d, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == d[9]
}

/// Rodné číslo: nine digits from 1880 to 1953, then ten that a check digit makes a multiple of eleven. Women's months have 50
/// more, and 20 more where a day's numbers ran out (since 2004).
pub(super) fn is_czech_or_slovak(d: &[u32]) -> bool {
    let year = two(d, 0);
    let month = two(d, 2) % 50;
    let month = if month > 20 { month - 20 } else { month };
    let year = match (d.len(), year) {
        (9, 54..=79) => return false,
        (9, 80..) => 1800 + year,
        (10, ..=53) => 2000 + year,
        _ => 1900 + year,
    };
    let checks = || value(&d[..9]) % 11 % 10 == u64::from(d[9]);
    matches!(d.len(), 9 | 10) && is_day(year, month, two(d, 4)) && (d.len() == 9 || checks())
}

/// Personas kods: the seventh digit is the century. Those that begin with 32 hold no day.
pub(super) fn is_latvian(d: &[u32]) -> bool {
    let dated = two(d, 0) == 32 || is_day(1800 + d[6] * 100 + two(d, 4), two(d, 2), two(d, 0));
    dated && (1 + weighted(d, &[10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10 == d[10]
}

/// CNP: the first digit is sex and century, seven to nine are foreigners'.
pub(super) fn is_romanian(d: &[u32]) -> bool {
    let century = match d[0] {
        3 | 4 => 1800,
        5 | 6 => 2000,
        _ => 1900,
    };
    let check = match weighted(d, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 {
        10 => 1,
        check => check,
    };
    is_day(century + two(d, 1), two(d, 3), two(d, 5)) && check == d[12]
}
