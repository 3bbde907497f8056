//! The words of what somebody offers and seeks, as they were written and as they are compared.

use crate::db::search;

/// Shorter ones say nothing.
const SHORTEST: usize = 3;

/// Words that stand in every text, folded as searches are.
const SAY_NOTHING: &[&str] = &[
    "als", "and", "are", "auf", "aus", "bei", "bieten", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einen", "einer", "for",
    "from", "fur", "ihre", "ist", "looking", "mit", "neu", "new", "offer", "oder", "our", "seek", "sie", "sind", "such", "suche", "suchen",
    "that", "the", "this", "und", "uns", "unser", "unsere", "von", "who", "wir", "with", "you", "your", "zum", "zur",
];

/// A word as it was written, and folded.
pub(super) type Word = (String, String);

/// The words of a text that say something, in their order; those that stand in it twice, twice.
pub(super) fn words(text: &str) -> Vec<Word> {
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(|word| (word.to_owned(), search::typed_words(word).concat()))
        .filter(|(_, folded)| !folded.is_empty() && !SAY_NOTHING.contains(&folded.as_str()))
        .collect()
}

/// The same as a column keeps it: folded, each after a space.
pub(super) fn key(text: &str) -> String {
    words(text).into_iter().map(|(_, folded)| folded).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_what_says_nothing_is_left_out() {
        assert_eq!(key("Wir suchen Elektrolyseure für die Größe M, und für Öl."), "elektrolyseure grosse");
        assert_eq!(words("Größe"), [("Größe".to_owned(), "grosse".to_owned())]);
    }
}
