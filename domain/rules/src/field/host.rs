//! Names of hosts: in letters for people (`bücher.example`), in ASCII for machines (`xn--bcher-kva.example`, RFC 5890).

use idna::{
    AsciiDenyList,
    uts46::{Hyphens, Uts46},
};

/// The ASCII form of a name of at least two labels, as the public name system knows it: letters, digits and hyphens, no
/// hyphen at an edge, no label empty or longer than 63, the last one not a number. `web` allows `_` before the last two
/// labels, where some sites have it.
pub(super) fn ascii_host(typed: &str, web: bool) -> Option<String> {
    let ascii =
        Uts46::new().to_ascii(typed.as_bytes(), AsciiDenyList::URL, Hyphens::CheckFirstLast, idna::uts46::DnsLength::Verify).ok()?;
    let labels: Vec<&str> = ascii.split('.').collect();
    let (inner, outer) = labels.split_at_checked(labels.len().checked_sub(2)?)?;
    let plain = |label: &&str| label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let lax = |label: &&str| label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || web && b == b'_');
    let last_is_word = outer[1].len() > 1 && outer[1].bytes().any(|b| b.is_ascii_alphabetic());
    (outer.iter().all(plain) && inner.iter().all(lax) && last_is_word).then(|| ascii.to_ascii_lowercase())
}

/// The same name in letters. A label that mixes Latin letters with those of another script stays as it is: it may be made
/// to look like another one.
pub fn lettered_host(ascii: &str) -> String {
    let labels = ascii.split('.').map(|label| {
        let (letters, valid) = Uts46::new().to_unicode(label.as_bytes(), AsciiDenyList::URL, Hyphens::Allow);
        if valid.is_ok() && is_of_one_script(&letters) { letters.into_owned() } else { label.to_owned() }
    });
    labels.collect::<Vec<_>>().join(".")
}

fn is_of_one_script(label: &str) -> bool {
    let is_latin = |letter: char| {
        letter.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&letter) || ('\u{1e00}'..='\u{1eff}').contains(&letter)
    };
    let mut letters = label.chars().filter(|letter| letter.is_alphabetic());
    letters.clone().all(is_latin) || !letters.any(is_latin)
}
