//! Names in the order in which people look for them: `Çelik` before `Cem`, `özge` after `Oskar`; codes as they count,
//! `A2` before `A10`; Chinese by its sound; and letters without what people leave out when they look for a name.

mod chinese;

use std::{cmp::Ordering, sync::LazyLock};

use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences, options::CollatorOptions, preferences::CollationNumericOrdering};
use icu_normalizer::properties::{CanonicalDecompositionBorrowed, Decomposed};

/// The root order of the Unicode Collation Algorithm (UTS 10).
static NAMES: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| root_order(CollatorPreferences::default()));

/// The same, with numbers by what they count.
static CODES: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut counting = CollatorPreferences::default();
    counting.numeric_ordering = Some(CollationNumericOrdering::True);
    root_order(counting)
});

static DECOMPOSITION: CanonicalDecompositionBorrowed<'static> = CanonicalDecompositionBorrowed::new();

fn root_order(preferences: CollatorPreferences) -> CollatorBorrowed<'static> {
    let root = Collator::try_new(preferences, CollatorOptions::default());
    root.unwrap_or_else(|_| unreachable!("the root order is compiled in"))
}

/// Which of two names comes first.
pub fn compare_names(a: &str, b: &str) -> Ordering {
    NAMES.compare(&chinese::by_sound(a), &chinese::by_sound(b))
}

/// Which of two codes comes first: `A2` before `A10`.
pub fn compare_codes(a: &str, b: &str) -> Ordering {
    CODES.compare(a, b)
}

/// A letter without case and marks: `o` for `O`, `Ö`, `ő` and `ø`.
pub fn base_letter(letter: char) -> char {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    match lower {
        // For Unicode these are letters of their own.
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ı' => 'i',
        _ => match DECOMPOSITION.decompose(lower) {
            Decomposed::Expansion(base, mark) if is_mark(mark) => base_letter(base),
            Decomposed::Singleton(other) => base_letter(other),
            _ => lower,
        },
    }
}

/// Whether this stands above or below the letter before it.
pub fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// A text as it is looked for: without case and marks, `ß` as `ss`.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !is_mark(*letter)) {
        match base_letter(letter) {
            'ß' => folded.push_str("ss"),
            base => folded.push(base),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_ordered_as_people_count() {
        let mut codes = ["B1", "A10", "A2", "Bar", "A1", "A2b", "A2a"];
        codes.sort_by(|a, b| compare_codes(a, b));

        assert_eq!(codes, ["A1", "A2", "A2a", "A2b", "A10", "B1", "Bar"]);
    }

    #[test]
    fn case_and_marks_do_not_count_when_a_name_is_looked_for() {
        for (text, as_looked_for) in [
            ("Özlem ÇELİK", "ozlem celik"),
            ("O\u{308}zlem", "ozlem"),
            ("Straße GROẞ", "strasse gross"),
            ("Łódź Søren Ďuriš ılgaz", "lodz soren duris ilgaz"),
            ("Nguyễn Ǖ", "nguyen u"),
            ("한국 100 %", "한국 100 %"),
        ] {
            assert_eq!(folded(text), as_looked_for);
        }
    }
}
