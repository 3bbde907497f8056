//! Chinese characters by their sound (pinyin), behind all other letters.
//!
//! The root order leaves Chinese characters to whoever builds its data: ICU4X has them by code point, ICU4C by radical and
//! stroke. Both know the order by sound of the Unicode CLDR, but ICU4X only with Chinese before Latin letters. So each
//! character gets a number by sound, and stands for a letter of that number which has no order but its number.

use std::{borrow::Cow, ops::RangeInclusive, sync::LazyLock};

use icu_collator::{Collator, options::CollatorOptions};
use icu_locale_core::locale;

/// The characters that names are made of: "CJK Unified Ideographs" and their first extension.
const COMMON: RangeInclusive<char> = '\u{3400}'..='\u{9fff}';
/// All further extensions. They keep the order of their numbers.
const RARE: RangeInclusive<char> = '\u{20000}'..='\u{323af}';
/// Where private use begins, which the root order has last, each letter by its number.
const PRIVATE: u32 = 0xf0000;

/// For each common character its place among them, by sound.
static PLACES: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let chinese = Collator::try_new(locale!("zh").into(), CollatorOptions::default());
    let chinese = chinese.unwrap_or_else(|_| unreachable!("the Chinese order is compiled in"));
    let mut by_sound: Vec<char> = COMMON.collect();
    by_sound.sort_by(|a, b| chinese.compare(a.encode_utf8(&mut [0; 4]), b.encode_utf8(&mut [0; 4])));
    let mut places = vec![0; by_sound.len()];
    for (place, character) in (0..).zip(by_sound) {
        places[above(character, *COMMON.start()) as usize] = place;
    }
    places
});

/// A text with letters in place of its Chinese characters that the root order sorts by sound.
pub(super) fn by_sound(text: &str) -> Cow<'_, str> {
    if text.chars().any(|letter| COMMON.contains(&letter) || RARE.contains(&letter)) {
        Cow::Owned(text.chars().map(placed).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn placed(letter: char) -> char {
    let place = if COMMON.contains(&letter) {
        PLACES[above(letter, *COMMON.start()) as usize]
    } else if RARE.contains(&letter) {
        above(*COMMON.end(), *COMMON.start()) + 1 + above(letter, *RARE.start())
    } else {
        return letter;
    };
    char::from_u32(PRIVATE + place).unwrap_or(letter)
}

fn above(letter: char, first: char) -> u32 {
    u32::from(letter) - u32::from(first)
}
