//! Keyboards that are not what a hand scanner takes them for. A scanner types the keys of a US keyboard, and the computer
//! makes signs of them by its own layout: `HTTPS://` arrives as `HTTPSÖ--` on a German one.
//!
//! A browser tells which key was pressed (`KeyboardEvent.code`, named alike by Windows, macOS and Linux, whatever the
//! layout and Caps Lock: Chromium 156, libxkbcommon 1.5), and `us_sign` reads that. Where only text arrives, each layout that
//! is known is tried backwards. The layouts are those of xkb-data 2.35; `keyboard/layouts.py` writes their table.

use std::{collections::HashMap, sync::LazyLock};

mod reader;

pub use reader::{Key, KeyReader, Pressed};

/// Readings of one text, at most. Layouts that make one sign of two keys double them, and few codes hold many such letters.
const MOST_READINGS: usize = 256;

/// The sign that this key gives on a US keyboard; `key` is a `KeyboardEvent.code`.
pub fn us_sign(key: &str, shift: bool) -> Option<char> {
    if let Some(letter) = key.strip_prefix("Key").and_then(|rest| rest.chars().next()) {
        return Some(if shift { letter } else { letter.to_ascii_lowercase() });
    }
    if let Some(digit) = key.strip_prefix("Numpad").filter(|rest| rest.len() == 1) {
        return digit.chars().next();
    }
    let (plain, shifted) = match key {
        "Digit1" => ('1', '!'),
        "Digit2" => ('2', '@'),
        "Digit3" => ('3', '#'),
        "Digit4" => ('4', '$'),
        "Digit5" => ('5', '%'),
        "Digit6" => ('6', '^'),
        "Digit7" => ('7', '&'),
        "Digit8" => ('8', '*'),
        "Digit9" => ('9', '('),
        "Digit0" => ('0', ')'),
        "Minus" => ('-', '_'),
        "Equal" => ('=', '+'),
        "BracketLeft" => ('[', '{'),
        "BracketRight" => (']', '}'),
        "Backslash" => ('\\', '|'),
        "Semicolon" => (';', ':'),
        "Quote" => ('\'', '"'),
        "Backquote" => ('`', '~'),
        "Comma" => (',', '<'),
        "Period" => ('.', '>'),
        "Slash" => ('/', '?'),
        "Space" => (' ', ' '),
        _ => return None,
    };
    Some(if shift { shifted } else { plain })
}

/// What each sign of a layout may have been on a US keyboard, of the keys that a code and the link before it end with.
type Layout = HashMap<char, Vec<char>>;

static LAYOUTS: LazyLock<Vec<Layout>> = LazyLock::new(|| include_str!("keyboard/layouts.txt").lines().map(layout).collect());

/// A line of the table: names, then each key that differs, with its US sign and the signs that it gives.
fn layout(line: &str) -> Layout {
    let differs: HashMap<char, &str> = line.split(' ').skip(1).filter_map(|key| Some((key.chars().next()?, key))).collect();
    let mut layout = Layout::new();
    let keys: Vec<char> = ('A'..='Z').chain('2'..='7').chain(['1', ']', '/']).collect();
    for key in &keys {
        let gives: Vec<char> = match differs.get(key) {
            Some(gives) => gives.chars().skip(1).collect(),
            None => vec![*key, key.to_ascii_lowercase()],
        };
        for sign in gives {
            let from = layout.entry(sign).or_default();
            if !from.contains(key) {
                from.push(*key);
            }
        }
    }
    // Windows shifts the digits with Caps Lock on some layouts: what no other key gives is itself.
    for key in keys {
        layout.entry(key).or_insert_with(|| vec![key]);
    }
    layout
}

/// What a scanner may have typed for this to arrive, by each layout that has all the signs; only its end, so far as
/// `length` signs and those before that `head` accepts.
pub(crate) fn readings(text: &[char], length: usize, head: impl Fn(&dyn Fn(char, char) -> bool, &[char]) -> bool) -> Vec<String> {
    let Some(at) = text.len().checked_sub(length) else { return Vec::new() };
    let (before, code) = text.split_at(at);
    let mut found = Vec::new();
    for layout in LAYOUTS.iter() {
        let gives = |key: char, sign: char| layout.get(&sign).is_some_and(|keys| keys.contains(&key));
        if head(&gives, before) {
            found.extend(backwards(layout, code));
        }
    }
    found.truncate(MOST_READINGS);
    found
}

fn backwards(layout: &Layout, code: &[char]) -> Vec<String> {
    let mut found = vec![String::new()];
    for sign in code {
        let Some(keys) = layout.get(sign) else { return Vec::new() };
        if found.len() * keys.len() > MOST_READINGS {
            return Vec::new();
        }
        found = found.iter().flat_map(|begun| keys.iter().map(move |key| format!("{begun}{key}"))).collect();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_its_sign_on_a_us_keyboard() {
        let keys = [("KeyY", true), ("KeyZ", false), ("Slash", false), ("Semicolon", true), ("Digit7", false), ("Numpad7", false)];

        let signs: Vec<_> = keys.iter().map(|(key, shift)| us_sign(key, *shift)).collect();

        assert_eq!(signs, ['Y', 'z', '/', ':', '7', '7'].map(Some));
        assert_eq!((us_sign("NumpadEnter", false), us_sign("ShiftLeft", true), us_sign("", false)), (None, None, None));
    }

    #[test]
    fn every_layout_can_type_every_code() {
        for (line, layout) in include_str!("keyboard/layouts.txt").lines().zip(LAYOUTS.iter()) {
            for key in ('A'..='Z').chain('2'..='7') {
                assert!(layout.values().any(|keys| keys.contains(&key)), "{key} on {line}");
            }
        }
    }
}
