//! Check digits of VAT ids, country by country.

/// Whether a number in its country's form has the right check digits; where none are known, it has.
pub(super) fn checks_out(prefix: &str, number: &str) -> bool {
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

pub(super) fn is_digits(text: &str) -> bool {
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
