//! Chinese characters by radical and stroke, within the root order of Unicode. The standard leaves their order to whoever
//! builds the data: PostgreSQL's copy (ICU4C) has them by radical and stroke, ours (ICU4X) by code point. ICU4X knows the
//! other order as one for Chinese readers, which puts them before Latin letters too; so only their order among themselves
//! is taken from it. Its data knows those in use; rare ones beyond it (extension B and later) stay behind them, by code point.

use std::{collections::HashMap, sync::LazyLock};

use icu_collator::{Collator, options::CollatorOptions};
use icu_locale_core::locale;
use icu_normalizer::properties::Decomposed;

use super::{DECOMPOSITION, NAMES};

/// Where unified ideographs stand (Unicode 17, `Unified_Ideograph`). Others are canonically one of these.
const IDEOGRAPHS: [(char, char); 12] = [
    ('\u{3400}', '\u{4dbf}'),
    ('\u{4e00}', '\u{9fff}'),
    ('\u{fa0e}', '\u{fa29}'),
    ('\u{20000}', '\u{2a6df}'),
    ('\u{2a700}', '\u{2b73f}'),
    ('\u{2b740}', '\u{2b81f}'),
    ('\u{2b820}', '\u{2ceaf}'),
    ('\u{2ceb0}', '\u{2ebe0}'),
    ('\u{2ebf0}', '\u{2ee5d}'),
    ('\u{30000}', '\u{3134a}'),
    ('\u{31350}', '\u{323af}'),
    ('\u{323b0}', '\u{33479}'),
];

/// For each ideograph the one that has its place by code point: a text that is rewritten so is ordered by radical and
/// stroke by whoever orders by code point. Made when two Chinese names are compared for the first time.
static PLACES: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let Ok(by_radical) = Collator::try_new(locale!("zh-u-co-unihan").into(), CollatorOptions::default()) else {
        return HashMap::new();
    };
    let ideographs = || IDEOGRAPHS.iter().flat_map(|(first, last)| *first..=*last).filter(|letter| unified(*letter) == *letter);
    let texts = || -> Vec<(String, char)> { ideographs().map(|letter| (letter.to_string(), letter)).collect() };
    let (mut places, mut wanted) = (texts(), texts());
    places.sort_by(|(a, _), (b, _)| NAMES.compare(a, b));
    wanted.sort_by(|(a, _), (b, _)| by_radical.compare(a, b).then_with(|| NAMES.compare(a, b)));
    wanted.into_iter().zip(places).map(|((_, letter), (_, place))| (letter, place)).collect()
});

/// Whether a Chinese character stands in a text.
pub(super) fn is_in(text: &str) -> bool {
    text.chars().any(|letter| letter >= '\u{3400}' && IDEOGRAPHS.iter().any(|(first, last)| (*first..=*last).contains(&unified(letter))))
}

/// The text with other ideographs in place of its own.
pub(super) fn in_places(text: &str) -> String {
    text.chars().map(|letter| PLACES.get(&unified(letter)).copied().unwrap_or(letter)).collect()
}

/// The ideograph that a compatibility character stands for.
fn unified(letter: char) -> char {
    match DECOMPOSITION.decompose(letter) {
        Decomposed::Singleton(other) => other,
        _ => letter,
    }
}
