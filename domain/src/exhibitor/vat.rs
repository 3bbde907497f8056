//! VAT identification numbers: their form in each country, and their check digits where the country publishes how they
//! are made. Whether a number is in use, only the countries' own services know (VIES).
//!
//! Forms: European Commission, "VIES VAT number validation", question 11. Check digits: the same Commission's
//! "VIES VAT number algorithms" (BE, DK, DE, ES, FI, FR, HR, IE, IT, LU, NL, AT, PL, PT, SE); GB: HMRC;
//! CH: Bundesamt für Statistik, UID; NO: Brønnøysundregistrene. DE and HR are ISO 7064 MOD 11,10, newer NL numbers
//! ISO 7064 MOD 97-10.

use crate::locale::Text;

/// A VAT id as it is written on invoices: country prefix, no separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VatId(String);

impl VatId {
    /// `country` is the one of the address: its prefix is understood where none was typed.
    ///
    /// # Errors
    /// A sentence for the author: wrong form, or mistyped by the check digits.
    pub fn parse(typed: &str, country: &str) -> Result<Self, Text> {
        let compact: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '/')).collect();
        let compact = compact.to_uppercase();
        if compact.is_empty() {
            return Err(crate::field::required());
        }
        match prefixed(&compact, country) {
            Some((prefix, number)) => check(prefix, number).map(|()| Self(format!("{prefix}{number}"))),
            None if (2..=15).contains(&compact.len()) && compact.bytes().all(|b| b.is_ascii_alphanumeric()) => Ok(Self(compact)),
            None => Err(Text::new(
                "Bitte 2 bis 15 Buchstaben und Ziffern angeben, ohne Sonderzeichen.",
                "Please give 2 to 15 letters and digits, without other characters.",
            )),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// The prefix that a number of this country bears, if we know the country's form.
fn prefix_of(country: &str) -> Option<&'static str> {
    match country {
        "GR" => Some("EL"),
        "CH" | "LI" => Some("CHE"),
        // Monaco's numbers are French, those of the Isle of Man British.
        "MC" => Some("FR"),
        "IM" => Some("GB"),
        _ => PREFIXES.iter().find(|prefix| **prefix == country).copied(),
    }
}

const PREFIXES: &[&str] = &[
    "AT", "BE", "BG", "CHE", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
    "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
];

/// Prefix and number. A typed prefix counts only if digits follow in its form, so that a Spanish `ESB…` stays Spanish
/// and a bare number gets the prefix of its address.
fn prefixed<'a>(compact: &'a str, country: &str) -> Option<(&'static str, &'a str)> {
    let own = prefix_of(country);
    if let Some(own) = own
        && let Some(number) = compact.strip_prefix(own)
    {
        return Some((own, number));
    }
    let foreign = PREFIXES.iter().find_map(|prefix| compact.strip_prefix(prefix).map(|number| (*prefix, number)));
    match (foreign, own) {
        (Some((prefix, number)), _) if number.len() > 1 && number.bytes().any(|b| b.is_ascii_digit()) && has_form(prefix, number) => {
            Some((prefix, number))
        }
        (_, Some(own)) => Some((own, compact)),
        (foreign, None) => foreign,
    }
}

fn check(prefix: &str, number: &str) -> Result<(), Text> {
    if !number.is_ascii() || !has_form(prefix, number) {
        let example = example(prefix);
        return Err(Text::new(
            format!("Diese USt-IdNr. hat nicht die Form ihres Landes, zum Beispiel {example}."),
            format!("This VAT id does not have the form of its country, for example {example}."),
        ));
    }
    if !checks_out(prefix, number) {
        return Err(Text::new(
            "Die Prüfziffer dieser USt-IdNr. stimmt nicht. Bitte auf Tippfehler prüfen.",
            "The check digit of this VAT id is wrong. Please look for a typing error.",
        ));
    }
    Ok(())
}

fn example(prefix: &str) -> &'static str {
    match prefix {
        "AT" => "ATU12345675",
        "BE" => "BE0123456749",
        "CHE" => "CHE109322551MWST",
        "DE" => "DE136695976",
        "ES" => "ESB58378431",
        "FR" => "FR40303265045",
        "GB" | "XI" => "GB980780684",
        "IE" => "IE6433435F",
        "NL" => "NL004495445B01",
        "NO" => "NO995525828MVA",
        _ => "DE136695976",
    }
}

fn has_form(prefix: &str, number: &str) -> bool {
    let digits = |lengths: &[usize]| lengths.contains(&number.len()) && is_digits(number);
    let bytes = number.as_bytes();
    match prefix {
        "AT" => number.len() == 9 && bytes[0] == b'U' && is_digits(&number[1..]),
        "BE" => digits(&[10]) && matches!(bytes[0], b'0' | b'1'),
        "BG" => digits(&[9, 10]),
        "CHE" => number.len() >= 9 && number.is_ascii() && is_digits(&number[..9]) && matches!(&number[9..], "" | "MWST" | "TVA" | "IVA"),
        "CY" => number.len() == 9 && number.is_ascii() && is_digits(&number[..8]) && bytes[8].is_ascii_uppercase(),
        "CZ" => digits(&[8, 9, 10]),
        "DE" | "EE" | "EL" | "PT" => digits(&[9]),
        "DK" | "FI" | "HU" | "LU" | "MT" | "SI" => digits(&[8]),
        "ES" => {
            number.len() == 9
                && number.is_ascii()
                && is_digits(&number[1..8])
                && [bytes[0], bytes[8]].iter().all(u8::is_ascii_alphanumeric)
                && (bytes[0].is_ascii_alphabetic() || bytes[8].is_ascii_alphabetic())
        }
        "FR" => number.len() == 11 && number.is_ascii() && is_digits(&number[2..]) && bytes[..2].iter().all(u8::is_ascii_alphanumeric),
        "GB" | "XI" => {
            digits(&[9, 12]) || (number.len() == 5 && number.is_ascii() && matches!(&number[..2], "GD" | "HA") && is_digits(&number[2..]))
        }
        "HR" | "IT" | "LV" => digits(&[11]),
        "IE" => is_irish(bytes),
        "LT" => digits(&[9, 12]),
        "NL" => number.len() == 12 && number.is_ascii() && is_digits(&number[..9]) && bytes[9] == b'B' && is_digits(&number[10..]),
        "NO" => number.len() >= 9 && number.is_ascii() && is_digits(&number[..9]) && matches!(&number[9..], "" | "MVA"),
        "PL" | "SK" => digits(&[10]),
        "RO" => (2..=10).contains(&number.len()) && is_digits(number),
        "SE" => digits(&[12]),
        _ => false,
    }
}

/// Seven digits and one or two letters; formerly a digit, a letter or sign, five digits and a letter.
fn is_irish(bytes: &[u8]) -> bool {
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    match bytes.len() {
        8 => {
            bytes[0].is_ascii_digit()
                && (bytes[1].is_ascii_alphanumeric() || matches!(bytes[1], b'+' | b'*'))
                && digits(&bytes[2..7])
                && bytes[7].is_ascii_uppercase()
        }
        9 => digits(&bytes[..7]) && bytes[7].is_ascii_uppercase() && matches!(bytes[8], b'A'..=b'I' | b'W'),
        _ => false,
    }
}

fn checks_out(prefix: &str, number: &str) -> bool {
    let d = digits_of(number);
    match prefix {
        "DE" | "HR" => mod_11_10(&d),
        "AT" => (10 - (luhn_sum(&d[..7]) + 4) % 10) % 10 == d[7],
        "BE" => value(&d[..8]) % 97 + value(&d[8..]) == 97,
        "DK" => weighted(&d, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        "ES" => spanish(number.as_bytes()),
        "FI" => weighted(&d, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11),
        "FR" => french(number),
        "GB" | "XI" => british(number, &d),
        "IE" => irish(number.as_bytes()),
        "IT" => luhn(&d),
        "LU" => value(&d[..6]) % 89 == value(&d[6..]),
        "NL" => weighted(&d[..9], &[9, 8, 7, 6, 5, 4, 3, 2, 10]).is_multiple_of(11) || mod_97_10("NL", number),
        "NO" => weighted(&d[..9], &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        "CHE" => weighted(&d[..9], &[5, 4, 3, 2, 7, 6, 5, 4, 1]).is_multiple_of(11),
        "PL" => weighted(&d[..9], &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == d[9],
        "PT" => (11 - weighted(&d[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == d[8],
        "SE" => luhn(&d[..10]),
        _ => true,
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// The digits of a text, whatever stands between them.
fn digits_of(text: &str) -> Vec<u32> {
    text.chars().filter_map(|c| c.to_digit(10)).collect()
}

fn value(digits: &[u32]) -> u64 {
    digits.iter().fold(0, |value, digit| value * 10 + u64::from(*digit))
}

fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// ISO 7064 MOD 11,10, the check digit last.
fn mod_11_10(digits: &[u32]) -> bool {
    let Some((check, rest)) = digits.split_last() else { return false };
    let product = rest.iter().fold(10, |product, digit| {
        let sum = match (digit + product) % 10 {
            0 => 10,
            sum => sum,
        };
        sum * 2 % 11
    });
    (11 - product) % 10 == *check
}

/// ISO 7064 MOD 97-10 over letters and digits, `A` = 10.
fn mod_97_10(prefix: &str, number: &str) -> bool {
    let remainder = prefix.chars().chain(number.chars()).filter_map(|c| c.to_digit(36)).fold(0, |remainder, value| {
        let shift = if value > 9 { 100 } else { 10 };
        (remainder * shift + value) % 97
    });
    remainder == 1
}

/// Every second digit from the left doubled, digit sums added: the check digit stands beside it, not in it.
fn luhn_sum(digits: &[u32]) -> u32 {
    digits.iter().enumerate().map(|(place, digit)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { *digit }).sum()
}

/// Luhn, the check digit last.
fn luhn(digits: &[u32]) -> bool {
    let doubled = |(place, digit): (usize, &u32)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { *digit };
    digits.iter().rev().enumerate().map(doubled).sum::<u32>().is_multiple_of(10)
}

/// Two check digits before the SIREN; where one is a letter, it counts in base 34 or 24 (no I, no O).
fn french(number: &str) -> bool {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let siren = &number[2..];
    // Monaco's begin with 000 and are no SIREN.
    if !siren.starts_with("000") && !luhn(&digits_of(siren)) {
        return false;
    }
    let siren = value(&digits_of(siren));
    if is_digits(number) {
        return number[..2].parse() == Ok((siren * 100 + 12) % 97);
    }
    let place = |index: usize| ALPHABET.find(&number[index..=index]).map(|place| place as u64);
    let (Some(first), Some(second)) = (place(0), place(1)) else { return false };
    let check = if first < 10 { first * 24 + second } else { first * 34 + second };
    let offset = if first < 10 { 10 } else { 100 };
    check >= offset && (siren + 1 + (check - offset) / 11) % 11 == (check - offset) % 11
}

/// People bear a letter made modulo 23, organisations a digit or letter made by Luhn.
fn spanish(number: &[u8]) -> bool {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    const ORGANISATIONS: &[u8; 10] = b"JABCDEFGHI";
    let (first, last) = (number[0], number[8]);
    let middle: Vec<u32> = number[1..8].iter().map(|b| u32::from(b - b'0')).collect();
    let letter = |leading: u64| LETTERS[((leading * 10_000_000 + value(&middle)) % 23) as usize] == last;
    match first {
        b'0'..=b'9' => letter(u64::from(first - b'0')),
        b'X'..=b'Z' => letter(u64::from(first - b'X')),
        b'K' | b'L' | b'M' => letter(0),
        b'A'..=b'H' | b'J' | b'N' | b'P'..=b'S' | b'U'..=b'W' => {
            let mut digits = middle;
            digits.push(0);
            let doubled = |(place, digit): (usize, &u32)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { *digit };
            let check = (10 - digits.iter().rev().enumerate().map(doubled).sum::<u32>() % 10) % 10;
            last == ORGANISATIONS[check as usize] || u32::from(last) == u32::from(b'0') + check
        }
        _ => false,
    }
}

/// Government departments below 500, health authorities from 500; others weigh to a multiple of 97, newer ones to 42 or 55
/// more (descriptions differ; numbers of both kinds are in use).
fn british(number: &str, digits: &[u32]) -> bool {
    if number.starts_with("GD") {
        return value(digits) < 500;
    }
    if number.starts_with("HA") {
        return value(digits) >= 500;
    }
    let sum = weighted(&digits[..7], &[8, 7, 6, 5, 4, 3, 2]) as u64 + value(&digits[7..9]);
    matches!(sum % 97, 0 | 42 | 55)
}

fn irish(number: &[u8]) -> bool {
    const ALPHABET: &[u8; 23] = b"WABCDEFGHIJKLMNOPQRSTUV";
    let place = |letter: u8| ALPHABET.iter().position(|other| *other == letter).and_then(|place| u32::try_from(place).ok());
    let old = !number[1].is_ascii_digit();
    let mut seven: Vec<u32> = number[..7].iter().map(|b| u32::from(b.wrapping_sub(b'0'))).collect();
    if old {
        // The five digits and the first one, in this order.
        seven = std::iter::once(0).chain(number[2..7].iter().chain(&number[..1]).map(|b| u32::from(b - b'0'))).collect();
    }
    let Some(extra) = number.get(8).map_or(Some(0), |letter| place(*letter)) else { return false };
    let sum = weighted(&seven, &[8, 7, 6, 5, 4, 3, 2]) + 9 * extra;
    ALPHABET[(sum % 23) as usize] == number[7]
}

#[cfg(test)]
mod tests {
    use super::*;

    include!("vat_numbers.rs");

    #[test]
    fn numbers_of_each_country_are_taken() {
        for number in GOOD {
            assert_eq!(VatId::parse(number, "DE").map(VatId::into_string).as_deref(), Ok(*number));
        }
    }

    #[test]
    fn mistyped_numbers_are_refused() {
        for number in BAD {
            assert!(VatId::parse(number, "US").is_err(), "{number}");
        }
    }

    #[test]
    fn separators_are_forgiven_and_the_country_is_added() {
        for (typed, country, id) in [
            ("DE 136.695.976", "DE", "DE136695976"),
            ("136695976", "DE", "DE136695976"),
            ("che-109.322.551 mwst", "CH", "CHE109322551MWST"),
            ("ATU13585627", "DE", "ATU13585627"),
            ("51-4002-3", "IL", "5140023"),
        ] {
            assert_eq!(VatId::parse(typed, country).map(VatId::into_string).as_deref(), Ok(id), "{typed}");
        }
    }

    #[test]
    fn nonsense_is_refused_without_a_panic() {
        for typed in [
            "",
            " ",
            "DE",
            "D",
            "DEÄÖÜäöü",
            "ATU",
            "CHE",
            "CHEÄÄÄÄÄÄÄÄÄ",
            "IEÄ123456F",
            "ESÄÄÄÄ1",
            "FRÄ0303265045",
            "<script>",
            "1234567890123456",
        ] {
            assert!(VatId::parse(typed, "DE").is_err(), "{typed}");
        }
    }
}
