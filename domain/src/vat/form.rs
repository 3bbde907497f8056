//! The forms of VAT ids, country by country.

use super::check_digit::is_digits;

/// Whether a number, without its prefix, has the form of its country.
pub(super) fn has_form(prefix: &str, number: &str) -> bool {
    if !number.is_ascii() {
        return false;
    }
    let digits = |lengths: &[usize]| lengths.contains(&number.len()) && is_digits(number);
    let bytes = number.as_bytes();
    match prefix {
        "AT" => number.len() == 9 && bytes[0] == b'U' && is_digits(&number[1..]),
        "BE" => digits(&[10]) && matches!(bytes[0], b'0' | b'1'),
        "BG" => digits(&[9, 10]),
        "CHE" => number.len() >= 9 && is_digits(&number[..9]) && matches!(&number[9..], "" | "MWST" | "TVA" | "IVA" | "TPV"),
        "CY" => number.len() == 9 && is_digits(&number[..8]) && bytes[8].is_ascii_uppercase() && !number.starts_with("12"),
        "CZ" => digits(&[8, 9, 10]),
        "DE" | "PT" => digits(&[9]) && bytes[0] != b'0',
        "EE" | "EL" => digits(&[9]),
        "DK" | "MT" | "SI" => digits(&[8]) && bytes[0] != b'0',
        "FI" | "HU" | "LU" => digits(&[8]),
        "ES" => {
            number.len() == 9
                && is_digits(&number[1..8])
                && [bytes[0], bytes[8]].iter().all(u8::is_ascii_alphanumeric)
                && (bytes[0].is_ascii_alphabetic() || bytes[8].is_ascii_alphabetic())
        }
        "FR" => number.len() == 11 && is_digits(&number[2..]) && bytes[..2].iter().all(u8::is_ascii_alphanumeric),
        "GB" | "XI" => digits(&[9, 12]) || (number.len() == 5 && matches!(&number[..2], "GD" | "HA") && is_digits(&number[2..])),
        "HR" | "IT" | "LV" => digits(&[11]),
        "IE" => is_irish(bytes),
        "LT" => (digits(&[9]) && bytes[7] == b'1') || (digits(&[12]) && bytes[10] == b'1'),
        "NL" => number.len() == 12 && is_digits(&number[..9]) && bytes[9] == b'B' && is_digits(&number[10..]) && &number[10..] != "00",
        "NO" => number.len() >= 9 && is_digits(&number[..9]) && matches!(&number[9..], "" | "MVA"),
        "PL" | "SK" => digits(&[10]),
        "RO" => (digits(&[13]) || (2..=10).contains(&number.len()) && is_digits(number)) && bytes[0] != b'0',
        "SE" => digits(&[12]) && number.ends_with("01"),
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
