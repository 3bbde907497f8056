//! How people are reached by mail.

use std::str::FromStr;

use super::{
    host::{ascii_host, lettered_host},
    line::required,
    typed::plain,
};
use crate::locale::Text;

/// A mail address that every mail server takes (RFC 5321): an unquoted ASCII local part, and the name of its host in
/// ASCII, so that both spellings of one host are one address.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Takes the address out of `Anna Ruhr <anna@ruhr.example>` and `mailto:anna@ruhr.example`.
    ///
    /// # Errors
    /// A sentence for the author.
    pub fn parse(typed: &str) -> Result<Self, Text> {
        let typed = plain(typed);
        let bare = bare(&typed);
        if bare.is_empty() {
            return Err(required());
        }
        if bare.matches('@').count() > 1 && !bare.contains("@@") {
            return Err(Text::new("Bitte nur eine E-Mail-Adresse angeben.", "Please give one e-mail address only."));
        }
        let (local, host) = bare.rsplit_once('@').ok_or_else(not_one)?;
        let host = ascii_host(host, false).ok_or_else(not_one)?;
        // Each server on the way would have to know RFC 6531, and nobody can tell beforehand: a ticket that gets lost is
        // worse than a question.
        if !local.is_ascii() && local.chars().all(|letter| letter.is_alphanumeric() || letter.is_ascii_punctuation()) {
            return Err(Text::new(
                "Vor dem @ stehen Buchstaben, die viele Mailserver nicht annehmen, zum Beispiel Umlaute. Bitte eine andere Adresse angeben.",
                "Before the @ there are letters that many mail servers do not take, such as umlauts. Please give another address.",
            ));
        }
        let address = format!("{local}@{host}");
        let sound =
            local.is_ascii() && !local.starts_with('"') && address.len() <= 254 && email_address::EmailAddress::from_str(&address).is_ok();
        if sound { Ok(Self(address)) } else { Err(not_one()) }
    }

    /// As it goes over the wire, with its local part as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two spellings of one address are equal: lower case, the host in ASCII.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

/// An address as people read it: its host in letters.
pub fn lettered_address(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((local, host)) if host.contains("xn--") => format!("{local}@{}", lettered_host(host)),
        _ => address.to_owned(),
    }
}

/// The key of an address that was kept before hosts were kept in ASCII; what is no address stays, in lower case.
pub fn address_key(kept: &str) -> String {
    Email::parse(kept).map_or_else(|_| kept.to_lowercase(), |email| email.key())
}

/// The address alone, without the name before it.
fn bare(typed: &str) -> &str {
    let inner = match (typed.rfind('<'), typed.strip_suffix('>')) {
        (Some(start), Some(open)) if typed.matches('<').count() == 1 => &open[start + 1..],
        _ => typed,
    };
    inner.strip_prefix("mailto:").unwrap_or(inner).trim()
}

fn not_one() -> Text {
    Text::new(
        "Das ist keine E-Mail-Adresse. Eine solche sieht aus wie name@beispiel.de.",
        "This is not an e-mail address. One looks like name@example.com.",
    )
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
    fn addresses_are_taken_as_they_go_over_the_wire() {
        for (typed, address) in [
            ("a@b.de", "a@b.de"),
            (" Anna.Ruhr+mipim@business.Example ", "Anna.Ruhr+mipim@business.example"),
            ("Anna Ruhr <anna9@ruhr.example>", "anna9@ruhr.example"),
            ("\"Ruhr, Anna\" <anna@ruhr.example>", "anna@ruhr.example"),
            ("<anna@ruhr.example>", "anna@ruhr.example"),
            ("mailto:anna@ruhr.example", "anna@ruhr.example"),
            ("anna@mail.example\u{200b}", "anna@mail.example"),
            ("\u{202a}anna@mail.example\u{202c}\u{a0}", "anna@mail.example"),
            ("x@bücher.example", "x@xn--bcher-kva.example"),
            ("x@BÜCHER.example", "x@xn--bcher-kva.example"),
            ("x@bu\u{308}cher.example", "x@xn--bcher-kva.example"),
            ("x@xn--bcher-kva.example", "x@xn--bcher-kva.example"),
            ("x@straße.example", "x@xn--strae-oqa.example"),
            ("x@日本.example", "x@xn--wgv71a.example"),
            ("a@b.xn--p1ai", "a@b.xn--p1ai"),
            ("o'neil@b.ie", "o'neil@b.ie"),
            ("ａｎｎａ＠ruhr.example", "anna@ruhr.example"),
        ] {
            assert_eq!(Email::parse(typed).map(|email| email.0).as_deref(), Ok(address), "{typed:?}");
        }
    }

    #[test]
    fn both_spellings_of_a_host_are_one_address_and_people_read_letters() {
        let letters = Email::parse("Anna@Müller.example").expect("an address");
        let ascii = Email::parse("anna@xn--mller-kva.example").expect("an address");

        assert_eq!(letters.key(), ascii.key());
        assert_eq!(lettered_address(ascii.as_str()), "anna@müller.example");
        assert_eq!(address_key("ANNA@Müller.example"), ascii.key());
        // A Cyrillic letter among Latin ones.
        assert_eq!(lettered_address("anna@xn--pple-43d.example"), "anna@xn--pple-43d.example");
    }

    #[test]
    fn others_are_refused() {
        let long = format!("{}@b.de", "a".repeat(65));
        let label = format!("a@{}.de", "b".repeat(64));
        for text in [
            "",
            "a",
            "a@b",
            "a@@b.de",
            "a b@c.de",
            "\"a\"@b.de",
            "a@b.de\nBcc: x@y.de",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "anna@b.123",
            "anna@b_c.de",
            "anna@b.de?subject=x",
            "mailto:anna@b.de?subject=x",
            "anna@b..de",
            "anna@-b.de",
            "anna@b-.de",
            "anna@.de",
            "anna@b.de.",
            ".a@b.de",
            "a.@b.de",
            "a..b@c.de",
            "a@b.de, c@d.de",
            "Anna <a@b.de> <c@d.de>",
            "a@b.de>",
            "a,b@c.de",
            "a;b@c.de",
            "a(b)@c.de",
            "a@b.d",
            "a@b%20c.de",
            &long,
            &label,
        ] {
            assert!(Email::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn letters_that_servers_may_not_take_are_named() {
        let refused = Email::parse("jürgen@müller.example").expect_err("a local part beyond ASCII");

        assert!(refused.de.starts_with("Vor dem @") && refused.en.starts_with("Before the @"), "{refused:?}");
    }
}
