//! Numbers of passports and identity cards where nobody should write them: in notes that others read. What looks like one is
//! told, and may stand all the same: a false alarm must cost no more than a look.
//!
//! German serials are nine signs: a letter, then digits and letters that cannot be mistaken for others. On the document a
//! check digit stands behind them (ICAO 9303), which is what tells a serial from a part number of the same length.

use chrono::NaiveDate;

/// The letters of German serials: no vowels, nothing that looks like a digit, none of `B`, `D`, `Q`, `S`.
const LETTERS: &str = "CFGHJKLMNPRTVWXYZ";
const SERIAL: usize = 9;
/// So many of a serial's signs are digits at least: words in capitals have none.
const FEWEST_DIGITS: usize = 3;
/// What people write before the number of any country's passport.
const NAMED: [&str; 8] = ["PASS", "REISEPASS", "PASSPORT", "PASSNUMMER", "PASSNR", "PERSONALAUSWEIS", "AUSWEIS", "AUSWEISNUMMER"];
/// How many words may stand between that and the number: "Pass Nr. lautet …".
const REACH: usize = 3;
/// Numbers of the world's passports are about so long.
const OF_ANY_COUNTRY: std::ops::RangeInclusive<usize> = 7..=9;

/// Whether a text seems to hold the number of a passport or an identity card.
pub fn holds_passport_number(text: &str) -> bool {
    let words: Vec<String> = words(text);
    let is_any = |at: usize, word: &String| is_german(word) || is_machine_readable(word) || (is_number(word) && is_named(&words[..at]));
    words.iter().enumerate().any(|(at, word)| is_any(at, word)) || words.windows(2).chain(words.windows(3)).any(is_written_in_groups)
}

/// In capitals, each without the signs around it.
fn words(text: &str) -> Vec<String> {
    let kept = |sign: char| sign.is_alphanumeric() || sign == '<';
    text.split(|sign: char| !kept(sign)).filter(|word| !word.is_empty()).map(str::to_ascii_uppercase).collect()
}

/// With its check digit, and perhaps the `D` for German behind it; or without, if it mixes letters and digits as no invoice
/// number does.
fn is_german(word: &str) -> bool {
    let word = word.strip_suffix('D').filter(|rest| rest.len() == SERIAL + 1).unwrap_or(word);
    match word.len() {
        SERIAL => is_serial(word) && is_mixed(word),
        length if length == SERIAL + 1 => is_checked_serial(word),
        _ => false,
    }
}

fn is_checked_serial(word: &str) -> bool {
    let Some((serial, digit)) = word.split_at_checked(SERIAL) else { return false };
    is_serial(serial) && digit == check_digit(serial).to_string()
}

fn is_serial(word: &str) -> bool {
    let is_letter = |sign: char| LETTERS.contains(sign);
    word.starts_with(is_letter)
        && word.chars().all(|sign| is_letter(sign) || sign.is_ascii_digit())
        && word.chars().filter(char::is_ascii_digit).count() >= FEWEST_DIGITS
}

/// A letter stands behind a digit: `C01X00T47`, not `R20261234`.
fn is_mixed(word: &str) -> bool {
    word.chars().skip_while(|sign| !sign.is_ascii_digit()).any(|sign| sign.is_ascii_alphabetic())
}

/// `C01X 00T4 78`: read together only if the check digit is right and letters stand between the digits.
fn is_written_in_groups(words: &[String]) -> bool {
    let whole = words.concat();
    whole.len() == SERIAL + 1
        && words.iter().all(|word| word.contains(|sign: char| sign.is_ascii_digit()))
        && is_mixed(&whole)
        && is_checked_serial(&whole)
}

/// The second line of a passport, as it is copied from a scan: number, check digit, state, day of birth, check digit.
fn is_machine_readable(word: &str) -> bool {
    let part = |from: usize, to: usize| word.get(from..to).unwrap_or_default();
    let is_day = part(13, 19).len() == 6 && part(13, 19).bytes().all(|byte| byte.is_ascii_digit());
    is_day && part(9, 10) == check_digit(part(0, 9)).to_string() && part(19, 20) == check_digit(part(13, 19)).to_string()
}

/// What any country's number may look like: mostly digits, and no day of the calendar.
fn is_number(word: &str) -> bool {
    let is_day = ["%d%m%Y", "%Y%m%d"].iter().any(|format| NaiveDate::parse_from_str(word, format).is_ok());
    OF_ANY_COUNTRY.contains(&word.len()) && word.chars().filter(char::is_ascii_digit).count() >= word.len() - 3 && !is_day
}

fn is_named(before: &[String]) -> bool {
    before.iter().rev().take(REACH).any(|word| NAMED.contains(&word.as_str()))
}

/// ICAO 9303, part 3: the signs' values, weighted 7, 3, 1, modulo 10. `A` is 10, `<` is 0.
fn check_digit(text: &str) -> u32 {
    let value = |sign: char| sign.to_digit(36).unwrap_or(0);
    text.chars().zip([7, 3, 1].into_iter().cycle()).map(|(sign, weight)| value(sign) * weight).sum::<u32>() % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Those that ICAO and the Federal Printing Office print on their specimens.
    #[test]
    fn check_digits_are_those_of_icao() {
        for (text, digit) in [("C01X00T47", 8), ("T22000129", 3), ("L898902C3", 6), ("D23145890", 7), ("740812", 2), ("AB2134<<<", 5)] {
            assert_eq!(check_digit(text), digit, "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_passport_number_is_found() {
        for text in [
            "C01X00T47",
            "c01x00t47",
            "Mein Pass: C01X00T478.",
            "C01X00T478D",
            "(C01X00T47)",
            "T220001293",
            "Pass C01X 00T4 78",
            "C01X-00T478",
            "Reisepass Nr. 533380006",
            "passport no. is 533380006",
            "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        ] {
            assert!(holds_passport_number(text), "{text}");
        }
    }

    #[test]
    fn what_people_write_otherwise_is_left_alone() {
        for text in [
            "",
            "Ich esse vegetarisch und vertrage keine Nüsse.",
            "LH1234 am 20.06.2027, 10:05",
            "Flug AC9124, Sitz 23C, Buchung XK7P2M",
            "+49 201 1234567",
            "Tel. 0201 123456789",
            "Rechnung R20261234",
            "R202612346",
            "T220001294",
            "C01X00T470",
            "HRB 12345 Essen",
            "DE136695976",
            "Mein Pass läuft 2031 ab",
            "Pass gültig bis 31122031",
            "PROJEKTNR",
            "KRWTHNGLF",
            "Zimmer mit T22000129 teilen",
            "Hyundai H2-Anlage 2027",
            "Ä<<<<<<<<<<<<<<<<<<<",
        ] {
            assert!(!holds_passport_number(text), "{text}");
        }
    }
}
