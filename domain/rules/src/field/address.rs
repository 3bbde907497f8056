//! People and how they are reached by mail.

use std::str::FromStr;

use super::Line;
use crate::locale::Text;

/// A person's name as they write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(Line<80>);

/// A mail address that a mail server would take (RFC 5321), without display name or quoted local part.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

impl PersonName {
    /// # Errors
    /// A sentence for the author.
    pub fn parse(typed: &str) -> Result<Self, Text> {
        let name = Line::parse(typed)?;
        if !name.as_str().chars().any(char::is_alphabetic) {
            return Err(Text::new("Bitte einen Namen mit Buchstaben angeben.", "Please give a name with letters."));
        }
        Ok(Self(name))
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Email {
    /// # Errors
    /// A sentence for the author.
    pub fn parse(typed: &str) -> Result<Self, Text> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(super::line::required());
        }
        let plausible = email_address::EmailAddress::from_str(typed).is_ok_and(|address| {
            !address.local_part().starts_with('"') && address.domain().contains('.') && !address.domain().starts_with('[')
        });
        if plausible && typed.len() <= 254 && !typed.chars().any(char::is_control) {
            Ok(Self(typed.to_owned()))
        } else {
            Err(Text::new(
                "Das ist keine E-Mail-Adresse. Eine solche sieht aus wie name@beispiel.de.",
                "This is not an e-mail address. One looks like name@example.com.",
            ))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two spellings of one address are equal: lower case.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

/// Addresses are personal: they never reach a log through `{:?}`.
impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Email(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_addresses_are_taken() {
        for text in ["a@b.de", " Anna.Ruhr+mipim@business.example ", "ç@münchen.de"] {
            assert!(Email::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn others_are_refused() {
        for text in ["", "a", "a@b", "a@@b.de", "a b@c.de", "\"a\"@b.de", "a@b.de\nBcc: x@y.de", "a@[127.0.0.1]"] {
            assert!(Email::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_name_has_letters() {
        assert!(PersonName::parse("Ångström, Li").is_ok());
        assert!(PersonName::parse("12345").is_err());
    }
}
