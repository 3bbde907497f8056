//! VAT identification numbers: their form in each country, and their check digits where the country publishes how they
//! are made. Whether a number is in use, only the countries' own services know (VIES).
//!
//! Forms: European Commission, "VIES VAT number validation", question 11. Check digits: the same Commission's
//! "VIES VAT number algorithms" (BE, DK, DE, ES, FI, FR, HR, IE, IT, LU, NL, AT, PL, PT, SE); GB: HMRC;
//! CH: Bundesamt für Statistik, UID; NO: Brønnøysundregistrene. DE and HR are ISO 7064 MOD 11,10, newer NL numbers
//! ISO 7064 MOD 97-10.

use crate::locale::Text;

mod check_digit;
mod form;

use check_digit::checks_out;
use form::has_form;

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
        _ => COUNTRIES.iter().map(|(prefix, _)| *prefix).find(|prefix| *prefix == country),
    }
}

/// Each prefix with a number of its form.
const COUNTRIES: &[(&str, &str)] = &[
    ("AT", "ATU12345675"),
    ("BE", "BE0123456749"),
    ("BG", "BG123456789"),
    ("CHE", "CHE109322551MWST"),
    ("CY", "CY12345678X"),
    ("CZ", "CZ12345678"),
    ("DE", "DE136695976"),
    ("DK", "DK12323336"),
    ("EE", "EE123456789"),
    ("EL", "EL123456789"),
    ("ES", "ESB58378431"),
    ("FI", "FI28724393"),
    ("FR", "FR40303265045"),
    ("GB", "GB980780684"),
    ("HR", "HR22593101889"),
    ("HU", "HU12345678"),
    ("IE", "IE6433435F"),
    ("IT", "IT00512210154"),
    ("LT", "LT123456789"),
    ("LU", "LU27498362"),
    ("LV", "LV12345678901"),
    ("MT", "MT12345678"),
    ("NL", "NL004495445B01"),
    ("NO", "NO995525828MVA"),
    ("PL", "PL8859556882"),
    ("PT", "PT218436963"),
    ("RO", "RO1234567"),
    ("SE", "SE561118927401"),
    ("SI", "SI12345678"),
    ("SK", "SK1234567890"),
    ("XI", "XI980780684"),
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
    let foreign = COUNTRIES.iter().find_map(|(prefix, _)| compact.strip_prefix(prefix).map(|number| (*prefix, number)));
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
            let refused = VatId::parse(&format!("{prefix}12"), country_of(prefix)).err();
            // Two digits are enough in Romania.
            assert!(*prefix == "RO" || refused.is_some_and(|text| text.en.contains(number) && text.de.contains(number)), "{prefix}");
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
