//! Check digits of VAT ids, country by country.

use super::person;

/// Whether a number in its country's form has the right check digits.
pub(super) fn checks_out(prefix: &str, number: &str) -> bool {
    let d = digits_of(number);
    match prefix {
        "DE" | "HR" => mod_11_10(&d),
        "AT" => (10 - (luhn_sum(&d[..7]) + 4) % 10) % 10 == d[7],
        "BG" => bulgarian(&d),
        "CY" => cypriot(&d, number.as_bytes()[8]),
        "CZ" => czech(&d),
        "EE" => weighted(&d, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10),
        "EL" => weighted(&d, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == d[8],
        "HU" => weighted(&d, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10),
        "LT" => lithuanian(&d),
        "LV" => latvian(&d),
        "MT" => weighted(&d, &[3, 4, 6, 7, 8, 9, 10, 1]).is_multiple_of(37),
        "RO" => romanian(&d),
        "SI" => slovene(&d),
        "SK" => person::is_czech_or_slovak(&d) || value(&d).is_multiple_of(11) && d[0] != 0 && matches!(d[2], 2..=4 | 7..=9),
        "BE" => value(&d[..8]) % 97 + value(&d[8..]) == 97,
        "DK" => weighted(&d, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        "ES" => spanish(number.as_bytes()),
        "FI" => weighted(&d, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11),
        "FR" => french(number),
        "GB" | "XI" => british(number, &d),
        "IE" => irish(number.as_bytes()),
        "IT" => luhn(&d) && value(&d[..7]) > 0 && matches!(value(&d[7..10]), 1..=100 | 120 | 121 | 888 | 999),
        "LU" => value(&d[..6]) % 89 == value(&d[6..]),
        "NL" => weighted(&d[..9], &[9, 8, 7, 6, 5, 4, 3, 2, 10]).is_multiple_of(11) || mod_97_10("NL", number),
        "NO" => weighted(&d[..9], &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        "CHE" => weighted(&d[..9], &[5, 4, 3, 2, 7, 6, 5, 4, 1]).is_multiple_of(11),
        "PL" => weighted(&d[..9], &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == d[9],
        "PT" => (11 - weighted(&d[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == d[8],
        "SE" => luhn(&d[..10]),
        _ => false,
    }
}

/// Nine digits are a company's; ten a person's, a foreigner's or another's.
fn bulgarian(d: &[u32]) -> bool {
    if d.len() == 9 {
        let check = match weighted(d, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11 {
            10 => weighted(d, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10,
            check => check,
        };
        return check == d[8];
    }
    let other = (11 - weighted(d, &[4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    person::is_bulgarian(d) || weighted(d, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == d[9] || other == d[9]
}

/// Every second digit counts by a table.
fn cypriot(d: &[u32], letter: u8) -> bool {
    const ODD: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    let sum: u32 = d[..8].iter().enumerate().map(|(place, digit)| if place % 2 == 0 { ODD[*digit as usize] } else { *digit }).sum();
    u32::from(letter - b'A') == sum % 26
}

/// Eight digits are a company's, nine with a six before them a group's, the rest a person's.
fn czech(d: &[u32]) -> bool {
    const WEIGHTS: [u32; 7] = [8, 7, 6, 5, 4, 3, 2];
    match d.len() {
        8 => d[0] != 9 && (11 - weighted(d, &WEIGHTS) % 11) % 10 == d[7],
        // Nineteen less what is missing to the next multiple of eleven.
        9 if d[0] == 6 => (19 - (11 - weighted(&d[1..], &WEIGHTS) % 11)) % 10 == d[8],
        _ => person::is_czech_or_slovak(d),
    }
}

fn lithuanian(d: &[u32]) -> bool {
    let rest = &d[..d.len() - 1];
    let sum = |first: u32| rest.iter().zip(0..).map(|(digit, place)| digit * ((place + first - 1) % 9 + 1)).sum::<u32>() % 11;
    let check = match sum(1) {
        10 => sum(3) % 10,
        check => check,
    };
    check == d[d.len() - 1]
}

/// A company's begins with four or more.
fn latvian(d: &[u32]) -> bool {
    if d[0] > 3 { weighted(d, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3 } else { person::is_latvian(d) }
}

/// Thirteen digits are a person's; a company's number is filled with zeros to ten.
fn romanian(d: &[u32]) -> bool {
    if d.len() == 13 {
        return person::is_romanian(d);
    }
    let mut filled = vec![0; 10 - d.len()];
    filled.extend(d);
    weighted(&filled, &[7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10 % 11 % 10 == filled[9]
}

fn slovene(d: &[u32]) -> bool {
    let check = 11 - weighted(d, &[8, 7, 6, 5, 4, 3, 2]) % 11;
    check != 11 && check % 10 == d[7]
}

pub(super) fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// The digits of a text, whatever stands between them.
fn digits_of(text: &str) -> Vec<u32> {
    text.chars().filter_map(|c| c.to_digit(10)).collect()
}

pub(super) fn value(digits: &[u32]) -> u64 {
    digits.iter().fold(0, |value, digit| value * 10 + u64::from(*digit))
}

pub(super) fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
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
