//! Web addresses and the last part of ours.

use url::Url;

use crate::{
    alphabet::{base_letter, is_mark},
    locale::Text,
};

/// An `http` or `https` address of at most 300 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress(String);

/// The part of an address that names a thing: `mipim-2027`. Lower-case letters, digits and hyphens, 3 to 60.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(String);

impl WebAddress {
    /// `www.bochum.de` is understood as `https://www.bochum.de`.
    ///
    /// # Errors
    /// A sentence for the author.
    pub fn parse(typed: &str) -> Result<Self, Text> {
        let typed = typed.trim();
        let full = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        let url = Url::parse(&full).ok().filter(|url| {
            matches!(url.scheme(), "http" | "https")
                && url.username().is_empty()
                && url.password().is_none()
                && url.host_str().is_some_and(|host| host.contains('.'))
                && full.len() <= 300
        });
        url.map(|url| Self(url.into())).ok_or_else(|| {
            Text::new(
                "Das ist keine Web-Adresse. Eine solche sieht aus wie https://www.beispiel.de.",
                "This is not a web address. One looks like https://www.example.com.",
            )
        })
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

impl Slug {
    /// # Errors
    /// A sentence for the author.
    pub fn parse(typed: &str) -> Result<Self, Text> {
        let slug = typed.trim();
        let shaped = (3..=60).contains(&slug.len())
            && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !slug.starts_with('-')
            && !slug.ends_with('-');
        if shaped {
            Ok(Self(slug.to_owned()))
        } else {
            Err(Text::new(
                "Bitte 3 bis 60 Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel mipim-2027.",
                "Please use 3 to 60 lower-case letters, digits and hyphens, for example mipim-2027.",
            ))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// The slug that a name suggests: `Universitätsmedizin Essen` gives `universitaetsmedizin-essen`.
pub fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' | 'æ' => slug.push_str("ae"),
            'ö' | 'œ' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            // Marks that stand apart from their letter.
            _ if is_mark(c) => {}
            _ => match base_letter(c) {
                base if base.is_ascii_alphanumeric() => slug.push(base),
                _ if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
                _ => {}
            },
        }
    }
    slug.truncate(56);
    let slug = slug.trim_end_matches('-');
    if slug.len() < 3 { format!("stand-{slug}").trim_end_matches('-').to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_hosts_become_https() {
        assert_eq!(WebAddress::parse("www.bochum.de").map(WebAddress::into_string), Ok("https://www.bochum.de/".to_owned()));
    }

    #[test]
    fn other_schemes_and_credentials_are_refused() {
        for typed in ["javascript:alert(1)", "ftp://a.de", "https://user:pw@a.de", "https://localhost", "a b.de", ""] {
            assert!(WebAddress::parse(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_name_suggests_a_valid_slug() {
        for (name, slug) in [
            ("Universitätsmedizin Essen", "universitaetsmedizin-essen"),
            ("EWG – Essener", "ewg-essener"),
            ("São Łódź İzmir", "sao-lodz-izmir"),
            ("תל", "stand"),
        ] {
            let suggested = slug_of(name);

            assert_eq!(suggested, slug);
        }
        assert!(Slug::parse(&slug_of("Ä")).is_ok());
    }
}
