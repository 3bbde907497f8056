//! VAT identification numbers: their form and check digits in every state of the EU, Northern Ireland, Great Britain,
//! Switzerland and Norway; numbers of other countries are taken as they are. Whether a number is in use, only the
//! countries' own services know (VIES).
//!
//! Forms: European Commission, "VIES VAT number validation", question 11. Check digits: the same Commission's
//! "VIES VAT number algorithms"; GB: HMRC; CH: Bundesamt für Statistik, UID; NO: Brønnøysundregistrene. DE and HR are
//! ISO 7064 MOD 11,10, newer NL numbers ISO 7064 MOD 97-10. A test compares all of it with python-stdnum.

use crate::{field::plain, locale::Text};

mod check_digit;
mod form;
mod person;

use check_digit::checks_out;
use form::has_form;

/// Characters of a number of a country whose form is not known: China has 18, Indonesia 16, Algeria up to 20.
const OTHERS: std::ops::RangeInclusive<usize> = 2..=20;

/// A VAT id as it is written on invoices: country prefix, no separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VatId(String);

impl VatId {
    /// `country` is the one of the address: its prefix is understood where none was typed.
    ///
    /// # Errors
    /// A sentence for the author: wrong form, or mistyped by the check digits.
    pub fn parse(typed: &str, country: &str) -> Result<Self, Text> {
        let typed = plain(typed).to_uppercase();
        // Signs that are part of some: `&` in Mexico, `+` and `*` in old Irish ones.
        let compact: String = typed.chars().filter(|c| c.is_alphanumeric() || matches!(c, '&' | '+' | '*')).collect();
        if typed.is_empty() {
            return Err(crate::field::required());
        }
        match prefixed(&compact, country) {
            Some((prefix, number)) => check(prefix, &number).map(|()| Self(format!("{prefix}{number}"))),
            None if OTHERS.contains(&compact.chars().count()) && compact.chars().any(|c| c.is_ascii_digit()) => Ok(Self(compact)),
            None => Err(Text::new("Bitte 2 bis 20 Buchstaben und Ziffern angeben.", "Please give 2 to 20 letters and digits.")),
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
        _ => COUNTRIES.iter().map(|(prefix, _)| *prefix).find(|prefix| *prefix == country),
    }
}

/// What a number with a prefix may begin with: Greece is `EL` to the tax office and `GR` to everybody else.
fn split_prefix(compact: &str) -> Option<(&'static str, &str)> {
    let greek = compact.strip_prefix("GR").map(|number| ("EL", number));
    greek.or_else(|| COUNTRIES.iter().find_map(|(prefix, _)| compact.strip_prefix(prefix).map(|number| (*prefix, number))))
}

/// Each prefix with a number of its form.
const COUNTRIES: &[(&str, &str)] = &[
    ("AT", "ATU12345675"),
    ("BE", "BE0123456749"),
    ("BG", "BG175074752"),
    ("CHE", "CHE109322551MWST"),
    ("CY", "CY10259033P"),
    ("CZ", "CZ25123891"),
    ("DE", "DE136695976"),
    ("DK", "DK12323336"),
    ("EE", "EE100931558"),
    ("EL", "EL094259216"),
    ("ES", "ESB58378431"),
    ("FI", "FI28724393"),
    ("FR", "FR40303265045"),
    ("GB", "GB980780684"),
    ("HR", "HR22593101889"),
    ("HU", "HU12892312"),
    ("IE", "IE6433435F"),
    ("IT", "IT00512210154"),
    ("LT", "LT119511515"),
    ("LU", "LU27498362"),
    ("LV", "LV40003521600"),
    ("MT", "MT11679112"),
    ("NL", "NL004495445B01"),
    ("NO", "NO995525828MVA"),
    ("PL", "PL8859556882"),
    ("PT", "PT218436963"),
    ("RO", "RO18547290"),
    ("SE", "SE561118927401"),
    ("SI", "SI50223054"),
    ("SK", "SK2022749619"),
    ("XI", "XI980780684"),
];

/// Prefix and number, without the zeros and prefixes that are left out or written twice. `None` for a number of a country
/// whose form is not known.
fn prefixed(compact: &str, country: &str) -> Option<(&'static str, String)> {
    let own = prefix_of(country);
    let typed = split_prefix(compact);
    // A number of its own country without a prefix may begin like another one's: French ones begin with any two letters.
    let bare = own.map(|own| (own, completed(own, compact)));
    let typed = typed.map(|(prefix, number)| (prefix, completed(prefix, number)));
    let is_sound = |(prefix, number): &(&'static str, String)| has_form(prefix, number) && checks_out(prefix, number);
    let is_shaped = |(prefix, number): &(&'static str, String)| has_form(prefix, number);
    if country == "MX" && is_mexican(compact) {
        return None;
    }
    for fits in [&is_sound as &dyn Fn(&(&'static str, String)) -> bool, &is_shaped] {
        if let Some(found) = [&typed, &bare].into_iter().flatten().find(|found| fits(found)) {
            return Some(found.clone());
        }
    }
    // Neither fits: it is answered with the country that was meant.
    let is_meant =
        |(_, number): &(&'static str, String)| !number.is_empty() && number.bytes().filter(u8::is_ascii_digit).count() * 2 >= number.len();
    match (own, typed) {
        (Some(own), Some(typed)) => Some(if typed.0 == own || is_meant(&typed) { typed } else { (own, compact.to_owned()) }),
        (Some(_), None) => bare,
        // Digits alone behind a prefix that only Europe writes; anything else is some other country's own.
        (None, Some(typed)) => (typed.1.len() > 1 && check_digit::is_digits(&typed.1)).then_some(typed),
        (None, None) => None,
    }
}

/// A number as its country writes it today.
fn completed(prefix: &str, number: &str) -> String {
    // Belgium put a zero before its nine digits in 2005.
    if prefix == "BE" && number.len() == 9 { format!("0{number}") } else { number.to_owned() }
}

/// RFC: three letters of a company or four of a person, six digits of a day, three signs that tell it from others.
fn is_mexican(compact: &str) -> bool {
    let signs: Vec<char> = compact.chars().collect();
    let letters = signs.len().saturating_sub(9);
    (3..=4).contains(&letters)
        && signs[..letters].iter().all(|c| c.is_ascii_uppercase() || matches!(c, 'Ñ' | '&'))
        && signs[letters..letters + 6].iter().all(char::is_ascii_digit)
}

fn check(prefix: &str, number: &str) -> Result<(), Text> {
    if !has_form(prefix, number) {
        let example = example(prefix);
        return Err(Text::new(
            format!("Diese USt-IdNr. hat nicht die Form ihres Landes, zum Beispiel {example}."),
            format!("This VAT ID does not have the form of its country, for example {example}."),
        ));
    }
    if !checks_out(prefix, number) {
        return Err(Text::new(
            "Die Prüfziffer dieser USt-IdNr. stimmt nicht. Bitte auf Tippfehler prüfen.",
            "The check digit of this VAT ID is wrong. Please look for a typing error.",
        ));
    }
    Ok(())
}

fn example(prefix: &str) -> &'static str {
    COUNTRIES.iter().find(|(known, _)| *known == prefix).map_or("", |(_, example)| *example)
}

#[cfg(test)]
mod tests {
    use super::*;

    include!("numbers.rs");

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
    fn a_wrong_number_is_answered_with_one_of_its_own_country() {
        for (prefix, number) in COUNTRIES {
            assert_eq!(VatId::parse(number, "DE").map(VatId::into_string).as_deref(), Ok(*number));
            // Whether the country is the address's own or another one.
            for country in [country_of(prefix), "DE", "US"] {
                let refused = VatId::parse(&format!("{prefix}1"), country).err();
                assert!(
                    country == "US" || refused.is_some_and(|text| text.en.contains(number) && text.de.contains(number)),
                    "{prefix} {country}"
                );
            }
        }
    }

    #[test]
    fn every_prefix_has_check_digits() {
        for (_, number) in COUNTRIES {
            // Dutch numbers end in one of several of the same holder's, which no digit guards.
            let guarded = if number.starts_with("NL") { &number[..11] } else { number };
            let digits: Vec<usize> = guarded.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
            let mistyped = digits.iter().filter(|at| {
                let mut other = (*number).to_owned();
                let digit = if &number[**at..=**at] == "5" { "6" } else { "5" };
                other.replace_range(**at..=**at, digit);
                VatId::parse(&other, "DE").is_err()
            });
            assert_eq!(mistyped.count(), digits.len(), "{number}");
        }
    }

    fn country_of(prefix: &'static str) -> &'static str {
        match prefix {
            "CHE" => "CH",
            "EL" => "GR",
            other => other,
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
            ("DE 136,695 976", "DE", "DE136695976"),
            ("DE\u{a0}136\u{2013}695_976\u{200b}", "DE", "DE136695976"),
            ("GR 094259216", "GR", "EL094259216"),
            ("GR094259216", "DE", "EL094259216"),
            ("094259216", "GR", "EL094259216"),
            ("BE 403.170.701", "BE", "BE0403170701"),
            ("403170701", "BE", "BE0403170701"),
            ("RO1630615123457", "RO", "RO1630615123457"),
            ("CHE681930360TPV", "CH", "CHE681930360TPV"),
            ("91330100MAK8PBRNYR", "CN", "91330100MAK8PBRNYR"),
            ("0013000666092001", "ID", "0013000666092001"),
            ("000216001808337 13010", "DZ", "00021600180833713010"),
            ("ITA150203Z28", "MX", "ITA150203Z28"),
            ("ÑA&-150203-Z28", "MX", "ÑA&150203Z28"),
            ("ESGB150203128", "MX", "ESGB150203128"),
            ("DE136695976", "US", "DE136695976"),
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
            "---",
            "SE561118927477",
            "EL527558228",
            "CZ72200323",
        ] {
            assert!(VatId::parse(typed, "DE").is_err(), "{typed}");
        }
    }
}
