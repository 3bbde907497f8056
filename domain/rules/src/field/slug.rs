//! The last part of our own addresses.

use super::typed::plain;
use crate::{
    alphabet::{base_letter, is_mark},
    locale::Text,
};

/// The part of an address that names a thing: `mipim-2027`. Lower-case letters, digits and hyphens, 3 to 60.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(String);

impl Slug {
    /// # Errors
    /// A sentence for the author.
    pub fn parse(typed: &str) -> Result<Self, Text> {
        let slug = plain(typed);
        let shaped = (3..=60).contains(&slug.len())
            && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !slug.starts_with('-')
            && !slug.ends_with('-');
        if shaped {
            Ok(Self(slug))
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
