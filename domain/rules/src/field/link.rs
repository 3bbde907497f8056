//! Words that mail programs turn into links: a letter that carries what strangers typed must not carry their address.

/// Endings of addresses that are typed without `www`; others are left alone, because `Dr.Müller` is a name.
const ENDINGS: [&str; 30] = [
    "app", "at", "be", "biz", "ch", "club", "cn", "co", "com", "de", "dev", "eu", "fr", "info", "io", "link", "live", "me", "net", "nl",
    "online", "org", "pl", "pro", "ru", "shop", "site", "top", "uk", "xyz",
];

/// Whether a text holds what reads as a web or mail address.
pub fn has_web_address(text: &str) -> bool {
    text.split_whitespace().any(is_web_address)
}

/// The same text, in which no program finds an address: another dot stands in it (U+2024).
pub fn unlinked(text: &str) -> String {
    let part = |word: &str| {
        if is_web_address(word.trim()) { word.replace('.', "\u{2024}").replace("://", " ").replace('@', " ") } else { word.to_owned() }
    };
    text.split_inclusive(char::is_whitespace).map(part).collect()
}

fn is_web_address(word: &str) -> bool {
    let word = word.to_lowercase();
    if word.contains("://") || word.contains('@') || word.starts_with("www.") {
        return true;
    }
    let host = word.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.trim_matches(|c: char| !c.is_alphanumeric());
    host.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_names() {
        for text in
            ["Gewinn: https://evil.example/x", "www.evil.example", "hier evil.com/x klicken", "(evil.shop)", "a@evil.example", "Evil.de!"]
        {
            assert!(has_web_address(text), "{text}");
            assert!(!has_web_address(&unlinked(text)), "{}", unlinked(text));
        }
        for text in ["Dr.Müller", "J.R.R. Tolkien", "Anna-Lena O’Neill", "St. Gallen", "Müller & Co. KG", "A.B", ""] {
            assert!(!has_web_address(text), "{text}");
            assert_eq!(unlinked(text), text);
        }
    }
}
