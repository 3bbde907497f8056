//! Lengths, areas and sums as people type them: `2,50`, `2.5`, `1.250 €`.

use std::ops::RangeInclusive;

use crate::{field::visible, locale::Text};

/// A length in metres, as centimetres.
///
/// # Errors
/// A sentence for the author.
pub fn length(typed: &str, range: RangeInclusive<i32>) -> Result<i32, Text> {
    let cm = hundredths(visible(typed).trim_end_matches('m')).and_then(|cm| i32::try_from(cm).ok());
    cm.filter(|cm| range.contains(cm)).ok_or_else(|| {
        let (low, high) = (metres(*range.start()), metres(*range.end()));
        Text::new(
            format!("Bitte eine Länge von {} bis {} m angeben, auf den Zentimeter.", low.de, high.de),
            format!("Please give a length from {} to {} m, to the centimetre.", low.en, high.en),
        )
    })
}

/// An area in square metres, as square decimetres.
///
/// # Errors
/// A sentence for the author.
pub fn area(typed: &str) -> Result<i32, Text> {
    let dm2 = hundredths(visible(typed).trim_end_matches("m²")).and_then(|dm2| i32::try_from(dm2).ok());
    dm2.filter(|dm2| (1..=1_000_000).contains(dm2))
        .ok_or_else(|| Text::new("Bitte eine Fläche in m² angeben, zum Beispiel 4,5.", "Please give an area in m², for example 4.5."))
}

/// A sum in euros, as cents. A point or comma before three digits groups thousands.
///
/// # Errors
/// A sentence for the author.
pub fn price(typed: &str) -> Result<i64, Text> {
    sum(typed, 100_000_000)
}

/// The same, up to `most` cents.
///
/// # Errors
/// A sentence for the author.
pub fn sum(typed: &str, most: i64) -> Result<i64, Text> {
    let typed = visible(typed);
    let cents = hundredths(&ungrouped(typed.trim_end_matches('€').trim_start_matches('€').trim()));
    cents
        .filter(|cents| (0..=most).contains(cents))
        .ok_or_else(|| Text::new("Bitte einen Betrag in Euro angeben, zum Beispiel 1250.", "Please give a sum in euros, for example 1250."))
}

/// A share in percent, as hundredths of a percent.
///
/// # Errors
/// A sentence for the author.
pub fn percent(typed: &str) -> Result<i32, Text> {
    let share = hundredths(visible(typed).trim_end_matches('%')).and_then(|share| i32::try_from(share).ok());
    share.filter(|share| (0..=10_000).contains(share)).ok_or_else(|| {
        Text::new(
            "Bitte einen Anteil von 0 bis 100 Prozent angeben, zum Beispiel 33,33.",
            "Please give a share from 0 to 100 percent, for example 33.33.",
        )
    })
}

/// `2,5` and `2.5`, from centimetres.
pub fn metres(cm: i32) -> Text {
    let text = format!("{}.{:02}", cm / 100, cm % 100);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    Text::new(text.replace('.', ","), text)
}

/// A decimal number with up to two places, times a hundred.
fn hundredths(typed: &str) -> Option<i64> {
    let (whole, places) = typed.trim().split_once([',', '.']).unwrap_or((typed.trim(), ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || places.len() > 2 || !digits(whole) || !digits(places) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let places: i64 = format!("{places:0<2}").parse().ok()?;
    Some(whole * 100 + places)
}

fn ungrouped(typed: &str) -> String {
    let parts: Vec<&str> = typed.split([',', '.']).collect();
    match parts.split_last() {
        Some((last, before)) if before.is_empty() || last.len() == 3 => [before, &[*last]].concat().concat(),
        Some((last, before)) => format!("{}.{last}", before.concat()),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_with_point_or_comma() {
        for (typed, cm) in [("2,5", 250), ("2.05 m", 205), ("0", 0), (" 12 ", 1200), ("3,", 300)] {
            assert_eq!(length(typed, 0..=10_000), Ok(cm), "{typed}");
        }
        for typed in ["", "-1", "2,555", "zwei", "1e3", "101", ",5", "1.2.3"] {
            assert!(length(typed, 0..=10_000).is_err(), "{typed}");
        }
    }

    #[test]
    fn sums_may_be_grouped_in_either_language() {
        for (typed, cents) in
            [("1250", 125_000), ("1.250", 125_000), ("1.250,50", 125_050), ("€1,250.5", 125_050), ("0", 0), ("99,90 €", 9_990)]
        {
            assert_eq!(price(typed), Ok(cents), "{typed}");
        }
        for typed in ["", "-5", "gratis", "99999999999"] {
            assert!(price(typed).is_err(), "{typed}");
        }
        assert_eq!((sum("2.000.000", 200_000_000), sum("2.000.000,01", 200_000_000).is_err()), (Ok(200_000_000), true));
    }

    #[test]
    fn shares_are_read_to_the_hundredth_of_a_percent() {
        for (typed, share) in [("50", 5_000), ("33,33 %", 3_333), ("0.5%", 50), ("0", 0), ("100", 10_000)] {
            assert_eq!(percent(typed), Ok(share), "{typed}");
        }
        for typed in ["", "-1", "100,01", "33,333", "halb"] {
            assert!(percent(typed).is_err(), "{typed}");
        }
    }
}
