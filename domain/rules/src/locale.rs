//! The two languages of every page and letter, and texts that people enter in both.
//! The words of the pages themselves stand beside each other where they are shown.

use serde::{Deserialize, Serialize};

use crate::choice::choice;

choice! {
    /// The language somebody reads.
    pub enum Locale {
        De = "de",
        En = "en",
    }
}

impl Locale {
    /// The one of two texts that is in this language.
    pub fn t<'a>(self, de: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::De => de,
            Self::En => en,
        }
    }

    /// A number as it is written: `10.000`, `10,000`.
    pub fn grouped(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut text = String::from(if number < 0 { "-" } else { "" });
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push_str(self.t(".", ","));
            }
            text.push(digit);
        }
        text
    }
}

/// A text that people enter in both languages; one of them may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    pub de: String,
    pub en: String,
}

impl Text {
    pub fn new(de: impl Into<String>, en: impl Into<String>) -> Self {
        Self { de: de.into(), en: en.into() }
    }

    /// The text in this language, or in the other one if this one is empty.
    pub fn in_(&self, locale: Locale) -> &str {
        let (wanted, other) = match locale {
            Locale::De => (&self.de, &self.en),
            Locale::En => (&self.en, &self.de),
        };
        if wanted.is_empty() { other } else { wanted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 999, 1_000_000].map(|number| Locale::De.grouped(number)), ["0", "999", "1.000.000"]);
        assert_eq!(Locale::En.grouped(-1500), "-1,500");
    }

    #[test]
    fn a_missing_text_is_shown_in_the_other_language() {
        let both = Text { de: "Standplan".to_owned(), en: "Booth plan".to_owned() };
        let german = Text { de: "Standplan".to_owned(), en: String::new() };

        assert_eq!(both.in_(Locale::En), "Booth plan");
        assert_eq!(german.in_(Locale::En), "Standplan");
    }
}
