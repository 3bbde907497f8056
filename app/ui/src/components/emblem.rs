//! An organisation at a glance: its logo, or else the first letters of its name on a colour that is always the same.

use leptos::prelude::*;
use site::paths;

/// The accents that a monogram may stand on; each name always has the same.
const ACCENTS: [&str; 6] = ["blue", "teal", "green", "plum", "rust", "slate"];

/// Beside the name, which it does not say to screen readers. It fills the width that its place gives it, as a square.
#[component]
pub fn Emblem(
    #[prop(into)] name: String,
    /// Its key in the file store.
    logo: Option<String>,
) -> impl IntoView {
    match logo {
        Some(key) => {
            view! { <span class="emblem is-logo"><img src=paths::file(&key) alt="" width="96" height="96" loading="lazy"/></span> }
                .into_any()
        }
        None => {
            let letters = initials(&name);
            let accent = ACCENTS[name.bytes().fold(0, |sum, byte| (sum * 31 + usize::from(byte)) % 997) % ACCENTS.len()];
            view! { <span class="emblem is-monogram" data-accent=accent aria-hidden="true">{letters}</span> }.into_any()
        }
    }
}

/// Two letters: of the first two words that mean something, or of the only one.
fn initials(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 1 && !is_filler(word));
    let words: Vec<&str> = words.collect();
    let letters: String = match words.as_slice() {
        [] => name.chars().filter(|letter| letter.is_alphanumeric()).take(2).collect(),
        [only] => only.chars().take(2).collect(),
        [first, second, ..] => first.chars().take(1).chain(second.chars().take(1)).collect(),
    };
    letters.to_uppercase()
}

/// What half of all names contain.
fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 22] = [
        "und", "and", "für", "for", "der", "die", "das", "des", "the", "of", "im", "in", "am", "an", "zu", "gmbh", "mbh", "ag", "kg", "co",
        "ev", "se",
    ];
    FILLERS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_words_that_mean_something() {
        let cases = [
            ("Stadt Bochum", "SB"),
            ("Duisburg Business & Innovation GmbH", "DB"),
            ("Gesellschaft für Wasser mbH", "GW"),
            ("Wasserwerk GmbH", "WA"),
            ("ökoTop Heizung", "ÖH"),
            ("G. Ruhr Verkehr", "RV"),
            ("X", "X"),
            ("…", ""),
        ];
        for (name, letters) in cases {
            assert_eq!(initials(name), letters, "{name}");
        }
    }
}
