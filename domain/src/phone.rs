//! Telephone numbers by the numbering plans of the world. Kept as `+49201123456;ext=12`: what is dialled from anywhere (ITU
//! E.164), and the extension as a `tel:` address has it (RFC 3966). Rows of earlier releases hold what was typed, and are
//! shown as that.

use phonenumber::{Mode, country, metadata::DATABASE};

use crate::{
    field::plain,
    locale::{Locale, Text},
};

/// What stands before an extension, longest first where one begins another.
const EXTENSION: [&str; 15] = [
    ";ext=",
    "extension",
    "extn",
    "ext",
    "durchwahl",
    "nebenstelle",
    "apparat",
    "app.",
    "anexo",
    "poste",
    "interno",
    "dw",
    "tst",
    "x",
    "#",
];
/// What people write before a number.
const LABELS: [&str; 12] =
    ["telephone", "telefon", "telefono", "tel", "phone", "fon", "mobile", "mobil", "handy", "zentrale", "office", "büro"];
/// What stands between two numbers.
const BETWEEN: [&str; 9] = [",", ";", "|", "&", "\n", " oder ", " or ", " und ", " and "];
/// An area code of this many digits or more is a number by itself.
const MORE_THAN_AREA: usize = 6;

/// A number that can be dialled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumber {
    e164: String,
    extension: String,
}

impl PhoneNumber {
    /// Reads a number as people write it; one without its country is of `country` (ISO 3166-1, may be empty).
    ///
    /// # Errors
    /// A sentence for the author: two numbers, none, or one of an unknown country.
    pub fn parse(typed: &str, country: &str) -> Result<Self, Text> {
        let text = without_label(&plain(typed).to_lowercase()).to_owned();
        let (number, extension) = split_extension(&text)?;
        if is_two(&number, country) {
            return Err(Text::new("Bitte nur eine Telefonnummer angeben.", "Please give one telephone number only."));
        }
        let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
        let shaped = number.chars().all(|c| c.is_ascii_digit() || is_dash(c) || " +/().·".contains(c));
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if !shaped || digits.is_empty() || number.starts_with(is_dash) {
            return Err(not_one());
        }
        let dialled = if number.contains('+') { format!("+{digits}") } else { digits };
        if !dialled.starts_with('+') && !dialled.starts_with("00") && region(country).is_none() {
            return Err(Text::new(
                "Bitte mit Ländervorwahl angeben, zum Beispiel +49 201 1234567.",
                "Please give it with its country code, for example +49 201 1234567.",
            ));
        }
        let e164 = e164(&dialled, country).ok_or_else(not_one)?;
        Ok(Self { e164, extension })
    }

    /// As it is kept.
    pub fn into_kept(self) -> String {
        if self.extension.is_empty() { self.e164 } else { format!("{};ext={}", self.e164, self.extension) }
    }

    /// A number as `into_kept` writes it.
    fn from_kept(kept: &str) -> Option<Self> {
        let (e164, extension) = kept.split_once(";ext=").unwrap_or((kept, ""));
        let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let shaped = e164.strip_prefix('+').is_some_and(|digits| !digits.is_empty() && is_digits(digits)) && is_digits(extension);
        shaped.then(|| Self { e164: e164.to_owned(), extension: extension.to_owned() })
    }
}

/// A kept number as people read it: `+49 201 123456 ext. 12`.
pub fn phone_as_read(l: Locale, kept: &str) -> String {
    let Some(number) = PhoneNumber::from_kept(kept) else { return kept.to_owned() };
    let Ok(parsed) = phonenumber::parse(None, &number.e164) else { return kept.to_owned() };
    let read = parsed.format().mode(Mode::International).to_string();
    if number.extension.is_empty() { read } else { format!("{read} {} {}", l.t("Durchwahl", "ext."), number.extension) }
}

/// A kept number for `tel:`, without that; one that was kept as it was typed is read as of `country`.
pub fn phone_as_dialled(kept: &str, country: &str) -> Option<String> {
    PhoneNumber::from_kept(kept).or_else(|| PhoneNumber::parse(kept, country).ok()).map(PhoneNumber::into_kept)
}

fn without_label(text: &str) -> &str {
    let label = LABELS.iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text);
    label.trim_start_matches(['.', ':', ' '])
}

fn split_extension(text: &str) -> Result<(String, String), Text> {
    let found = EXTENSION.iter().find_map(|word| text.split_once(word));
    let Some((number, extension)) = found else { return Ok((text.trim().to_owned(), String::new())) };
    let extension = extension.trim_matches(['.', ':', '=', '-', '\u{2013}', ' ', ')']);
    if (1..=8).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_digit()) {
        Ok((number.trim_matches([' ', ',', ';', '(']).to_owned(), extension.to_owned()))
    } else {
        Err(not_one())
    }
}

/// Whether two numbers stand in one field. A slash may also stand behind an area code.
fn is_two(text: &str, country: &str) -> bool {
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
    let divided = |sign: &str| text.split_once(sign).is_some_and(|(before, after)| digits(before) > 2 && digits(after) > 2);
    let second_begins = text.char_indices().any(|(at, c)| c == '+' && digits(&text[..at]) > 0);
    let slash = text.split_once('/').is_some_and(|(before, after)| {
        let significant = |part: &str| parsed(part, country).map_or(digits(part), |number| number.national().to_string().len());
        digits(after) > 0 && significant(before) >= MORE_THAN_AREA || after.trim_start().starts_with("00")
    });
    second_begins || slash || BETWEEN.iter().any(|sign| divided(sign))
}

/// Digits, with a `+` before them where the country stands first.
fn e164(dialled: &str, country: &str) -> Option<String> {
    let number = parsed(dialled, country).filter(is_dialled).or_else(|| {
        let digits = dialled.strip_prefix("00")?;
        parsed(&format!("+{digits}"), "").filter(is_dialled)
    })?;
    Some(number.format().mode(Mode::E164).to_string())
}

fn parsed(dialled: &str, country: &str) -> Option<phonenumber::PhoneNumber> {
    let digits: String = dialled.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let region = region(country).filter(|_| !digits.starts_with('+'));
    let number = phonenumber::parse(region, &digits).ok()?;
    let own = region.and_then(|region| DATABASE.by_id(region.as_ref())).map(|plan| plan.country_code());
    if own.is_none_or(|own| own == number.code().value()) {
        return Some(number);
    }
    // It was dialled as from `country`, whose own leading zero phonenumber 0.3.10 then takes off the other's number.
    let code = number.code().value().to_string();
    let abroad = (2..=5).find_map(|at| digits.get(at..).filter(|rest| rest.starts_with(&code)))?;
    phonenumber::parse(None, format!("+{abroad}")).ok()
}

/// Whether somebody may answer there. Plans grow faster than what is known of them, so a number that is long enough for
/// its country counts too.
fn is_dialled(number: &phonenumber::PhoneNumber) -> bool {
    let length = number.national().to_string().len();
    let fits = || {
        number
            .metadata(&DATABASE)
            .is_some_and(|plan| plan.descriptors().general().possible_length().iter().any(|fits| usize::from(*fits) == length))
    };
    number.is_valid() || length >= MORE_THAN_AREA && fits()
}

fn region(country: &str) -> Option<country::Id> {
    country.parse().ok()
}

fn not_one() -> Text {
    Text::new(
        "Das ist keine Telefonnummer. Sie sieht aus wie +49 201 1234567.",
        "This is no telephone number. It looks like +49 201 1234567.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(typed: &str, country: &str) -> Result<String, String> {
        PhoneNumber::parse(typed, country).map(PhoneNumber::into_kept).map_err(|text| text.en)
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, country, number) in [
            ("+49 (0)201 1234-56", "DE", "+49201123456"),
            ("+49 (0) 201 12-3", "DE", "+49201123"),
            ("+490201123456", "", "+49201123456"),
            ("(0201) 12 34-567", "DE", "+492011234567"),
            ("0201/1234567", "DE", "+492011234567"),
            ("02041 / 123456", "DE", "+492041123456"),
            ("+49 2041/123456", "DE", "+492041123456"),
            ("0201 12.34.56", "DE", "+49201123456"),
            ("00 44 20 7946 0018", "DE", "+442079460018"),
            ("00 44 20 7946 0018", "", "+442079460018"),
            ("00 44 20 7946 0018", "US", "+442079460018"),
            ("011 44 20 7946 0018", "US", "+442079460018"),
            ("+44 (0)20 7946 0018", "DE", "+442079460018"),
            ("020 7946 0018", "GB", "+442079460018"),
            ("+39 (0)6 1234567", "DE", "+39061234567"),
            ("0039 06 1234567", "DE", "+39061234567"),
            ("011 39 06 1234567", "US", "+39061234567"),
            ("+225 07 12 34 56 78", "DE", "+2250712345678"),
            ("+378 0549 882555", "DE", "+3780549882555"),
            ("06 1234567", "IT", "+39061234567"),
            ("8 (495) 123-45-67", "RU", "+74951234567"),
            ("06 1 234 5678", "HU", "+3612345678"),
            ("03-123-4567", "IL", "+97231234567"),
            ("(11) 91234-5678", "BR", "+5511912345678"),
            ("+49\u{a0}201\u{a0}1234567", "DE", "+492011234567"),
            ("+49 201 1234\u{2013}567", "DE", "+492011234567"),
            ("+49 201 1234\u{2011}567\u{202c}", "DE", "+492011234567"),
            ("＋４９ ２０１ １２３４５６７", "DE", "+492011234567"),
            ("tel:+49-201-1234567", "DE", "+492011234567"),
            ("Tel.: 0201 1234567", "DE", "+492011234567"),
            ("+49 201 1234567 ext. 12", "DE", "+492011234567;ext=12"),
            ("+49 201 1234567, Durchwahl 12", "DE", "+492011234567;ext=12"),
            ("tel:+492011234567;ext=12", "DE", "+492011234567;ext=12"),
            ("(212) 555-0123 x45", "US", "+12125550123;ext=45"),
        ] {
            assert_eq!(kept(typed, country).as_deref(), Ok(number), "{typed}");
        }
    }

    #[test]
    fn others_are_refused_in_words() {
        for typed in [
            "(0234) 910-0 / 910-12",
            "0201 123456, 0201 123457",
            "0201 123456 oder 0171 1234567",
            "+49 201 123456 +49 201 123457",
            "+49 201 123456/-57",
        ] {
            assert!(kept(typed, "DE").is_err_and(|words| words.contains("one telephone number only")), "{typed}");
        }
        assert!(kept("0201 1234567", "").is_err_and(|words| words.contains("country code")));
        for typed in [
            "",
            "12",
            "----1234",
            "-1234567",
            "call me",
            "+49<script>",
            "+49 201 12",
            "123456789012345678",
            "+49 201 1234567 ext.",
            "+49 201 1234567 ext. one",
            "+999 123456789",
            "+",
        ] {
            assert!(kept(typed, "DE").is_err_and(|words| words.contains("no telephone number")), "{typed}");
        }
    }

    #[test]
    fn a_kept_number_is_shown_dialled_and_saved_again() {
        let number = "+492011234567;ext=12";

        assert_eq!(phone_as_read(Locale::De, number), "+49 201 1234567 Durchwahl 12");
        assert_eq!(phone_as_read(Locale::En, number), "+49 201 1234567 ext. 12");
        assert_eq!(phone_as_dialled(number, "").as_deref(), Some(number));
        for l in [Locale::De, Locale::En] {
            for number in [number, "+442079460018", "+39061234567", "+5491123456789", "+2250712345678", "+80012345678"] {
                assert_eq!(kept(&phone_as_read(l, number), "").as_deref(), Ok(number));
            }
        }
    }

    #[test]
    fn a_number_of_an_earlier_release_is_shown_as_it_was_typed() {
        assert_eq!(phone_as_read(Locale::De, "(0201) 12 34-567"), "(0201) 12 34-567");
        assert_eq!(phone_as_dialled("(0201) 12 34-567", "DE").as_deref(), Some("+492011234567"));
        assert_eq!(phone_as_dialled("(0234) 910-0 / 910-12", "DE"), None);
    }
}
