//! Web addresses.

use url::{Host, Url};

use super::{
    host::{ascii_host, lettered_host},
    typed::visible,
};
use crate::locale::Text;

/// Characters of an address as people read it.
const LONGEST: usize = 300;

/// An `http` or `https` address, at most 300 characters long as people read it. Kept in ASCII, always the same for the
/// same address: what was kept can be read and saved again, in either form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress(String);

impl WebAddress {
    /// `www.bochum.de` is understood as `https://www.bochum.de`.
    ///
    /// # Errors
    /// A sentence for the author.
    pub fn parse(typed: &str) -> Result<Self, Text> {
        let typed = visible(typed);
        let full = if typed.contains("://") { typed } else { format!("https://{}", typed.trim_start_matches('/')) };
        let url = read(&full).ok_or_else(not_one)?;
        // Through its letters, so that each is kept in the one way in which letters are written in ASCII.
        let lettered = lettered_web_address(url.as_str());
        let length = lettered.chars().count();
        if length > LONGEST {
            return Err(Text::new(
                format!("Zu lang: {length} Zeichen, höchstens {LONGEST} sind möglich."),
                format!("Too long: {length} characters; at most {LONGEST} are possible."),
            ));
        }
        read(&lettered).map(|url| Self(url.into())).ok_or_else(not_one)
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

fn read(full: &str) -> Option<Url> {
    let url = Url::parse(full).ok()?;
    let Some(Host::Domain(host)) = url.host() else { return None };
    let plain = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    (plain && ascii_host(host, true).is_some()).then_some(url)
}

/// A kept address as people read it: letters as letters, in the host as behind it. Signs that mean something to a server
/// stay as they are.
pub fn lettered_web_address(kept: &str) -> String {
    let Ok(url) = Url::parse(kept) else { return kept.to_owned() };
    let (Some(host), Some((before, after))) = (url.host_str(), url.as_str().split_once("://")) else { return kept.to_owned() };
    let rest = after.strip_prefix(host).unwrap_or(after);
    format!("{before}://{}{}", lettered_host(host), lettered(rest))
}

/// Takes `%C3%BC` for `ü`, where it is a letter or digit beyond ASCII that no other spelling shares.
fn lettered(encoded: &str) -> String {
    let (mut text, mut rest) = (String::with_capacity(encoded.len()), encoded);
    while let Some(next) = rest.chars().next() {
        let (shown, taken) = letter_at(rest).unwrap_or((next, next.len_utf8()));
        text.push(shown);
        rest = &rest[taken..];
    }
    text
}

/// The letter that an encoded text begins with, and how many bytes it takes there.
fn letter_at(encoded: &str) -> Option<(char, usize)> {
    let byte_at = |index: usize| {
        let digits = encoded.get(index * 3..)?.strip_prefix('%')?.get(..2)?;
        digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok()).flatten()
    };
    let length = match byte_at(0)? {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let bytes: Vec<u8> = (0..length).map_while(byte_at).collect();
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    let is_itself = visible(&letter.to_string()).chars().eq([letter]);
    (letter.is_alphanumeric() && is_itself).then_some((letter, length * 3))
}

fn not_one() -> Text {
    Text::new(
        "Das ist keine Web-Adresse. Eine solche sieht aus wie https://www.beispiel.de.",
        "This is not a web address. One looks like https://www.example.com.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(typed: &str) -> String {
        WebAddress::parse(typed).map(WebAddress::into_string).unwrap_or_else(|_| panic!("{typed} is an address"))
    }

    #[test]
    fn addresses_are_kept_in_one_form() {
        for (typed, address) in [
            ("www.bochum.de", "https://www.bochum.de/"),
            ("firma.de", "https://firma.de/"),
            ("//firma.de/a", "https://firma.de/a"),
            ("HTTP://Firma.DE", "http://firma.de/"),
            ("https://firma.de:8443/a?b=c#d", "https://firma.de:8443/a?b=c#d"),
            (" firma.de\u{200b}", "https://firma.de/"),
            ("müller.example/über uns", "https://xn--mller-kva.example/%C3%BCber%20uns"),
            ("https://xn--mller-kva.example/%c3%bcber%20uns", "https://xn--mller-kva.example/%C3%BCber%20uns"),
            ("https://my_site.beispiel.de", "https://my_site.beispiel.de/"),
        ] {
            assert_eq!(kept(typed), address, "{typed}");
        }
    }

    #[test]
    fn what_was_kept_can_be_saved_again_and_is_read_in_letters() {
        let long = format!("https://www.müller.example/{}", "ä".repeat(170));
        for (typed, read) in [
            (long.as_str(), long.as_str()),
            ("https://müller.example/Größe?q=ü#ä", "https://müller.example/Größe?q=ü#ä"),
            ("https://a.example/a%2Fb%20c%25", "https://a.example/a%2Fb%20c%25"),
            ("https://a.example/%ff%C3%28%e2%80%8b%CC%88%", "https://a.example/%ff%C3%28%e2%80%8b%CC%88%"),
            ("https://日本.example/日本", "https://日本.example/日本"),
            ("https://xn--pple-43d.example/", "https://xn--pple-43d.example/"),
        ] {
            let once = kept(typed);

            assert_eq!(lettered_web_address(&once), read);
            assert_eq!(kept(&once), once);
            assert_eq!(kept(read), once);
        }
    }

    #[test]
    fn the_length_is_counted_as_it_is_read() {
        let (fits, long) = (format!("https://a.example/{}", "ä".repeat(282)), format!("https://a.example/{}", "ä".repeat(283)));

        assert_eq!(kept(&kept(&fits)), kept(&fits));
        assert!(WebAddress::parse(&long).is_err_and(|text| text.en.contains("301")));
    }

    #[test]
    fn others_are_refused() {
        for typed in [
            "javascript:alert(1)",
            "ftp://a.de",
            "https://user:pw@a.de",
            "https://localhost",
            "a b.de",
            "",
            "https://example..com",
            "https://-a.com",
            "https://a-.com",
            "https://.a.com",
            "https://127.0.0.1",
            "https://1.2",
            "https://[::1]",
            "https://a.b_c",
            "https://a.123",
            "firma",
            "mailto:a@b.de",
        ] {
            assert!(WebAddress::parse(typed).is_err(), "{typed}");
        }
    }
}
