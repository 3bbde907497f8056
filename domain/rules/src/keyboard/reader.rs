//! Codes among what is typed on a page, wherever the keyboard leads.

use super::us_sign;
use crate::code::Code;

/// Milliseconds without a key after which something new begins.
const PAUSE: f64 = 500.0;
/// Milliseconds within which a second end, or the same code again, is the scanner's echo: CR and LF, Enter twice.
const MOMENT: f64 = 500.0;
/// Milliseconds a key at most, where no code is expected: scanners need 50 and less, people more.
const QUICK: f64 = 100.0;

/// A key that went down, as the browser tells it.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a> {
    /// The key's place: `KeyboardEvent.code`.
    pub code: &'a str,
    /// What it gives here: `KeyboardEvent.key`.
    pub key: &'a str,
    pub shift: bool,
    /// Ctrl, Alt or Meta is held.
    pub command: bool,
    /// Milliseconds since whenever.
    pub at: f64,
    /// The keyboard leads to the field for codes.
    pub expected: bool,
}

/// What to do about a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// It is nothing of ours.
    Other,
    /// The first of what may become a code.
    First,
    /// The echo of an end: nothing is to happen.
    Echo,
    /// The end of a code. Its readings, a line each: by the keys' places, and as it was typed.
    Code(String),
}

/// Reads codes key by key.
#[derive(Debug, Default)]
pub struct KeyReader {
    by_place: String,
    typed: String,
    first_at: f64,
    last_at: f64,
    ended: Option<(String, f64)>,
}

impl KeyReader {
    pub fn press(&mut self, key: Key) -> Pressed {
        if key.at - self.last_at > PAUSE {
            self.forget();
        }
        // Line feeds may come as Ctrl+J, carriage returns as Ctrl+M.
        let is_end = match key.code {
            "Enter" | "NumpadEnter" | "Tab" => !key.command,
            "KeyJ" | "KeyM" => key.command,
            _ => false,
        };
        if is_end {
            return self.end(key);
        }
        if key.command || matches!(key.key, "Shift" | "CapsLock" | "Control" | "Alt" | "AltGraph" | "Meta" | "NumLock") {
            return Pressed::Other;
        }
        let mut typed = key.key.chars();
        let (place, typed) = (us_sign(key.code, key.shift), typed.next().filter(|_| typed.next().is_none()));
        if place.is_none() && typed.is_none() {
            self.forget();
            return Pressed::Other;
        }
        let is_first = self.by_place.is_empty();
        if is_first {
            self.first_at = key.at;
        }
        self.last_at = key.at;
        // Some apps tell no places; dead keys and input methods tell names, and what came of them is not known.
        self.by_place.push(place.unwrap_or(char::REPLACEMENT_CHARACTER));
        self.typed.push(typed.unwrap_or(char::REPLACEMENT_CHARACTER));
        if is_first { Pressed::First } else { Pressed::Other }
    }

    fn end(&mut self, key: Key) -> Pressed {
        let echoes = self.ended.as_ref().filter(|(_, at)| key.at - at < MOMENT);
        if self.by_place.is_empty() {
            return if echoes.is_some() { Pressed::Echo } else { Pressed::Other };
        }
        #[expect(clippy::cast_precision_loss, reason = "some dozens of keys")]
        let is_quick = key.at - self.first_at < QUICK * self.by_place.chars().count() as f64;
        let lines = [&self.by_place, &self.typed];
        let mut readings: Vec<&str> = lines.into_iter().filter(|line| Code::from_scan(line).is_some()).map(String::as_str).collect();
        readings.dedup();
        let readings = readings.join("\n");
        let is_code = !readings.is_empty() && (is_quick || key.expected);
        let is_echo = is_code && echoes.is_some_and(|(last, _)| *last == readings);
        self.forget();
        if !is_code {
            self.ended = None;
            return Pressed::Other;
        }
        self.ended = Some((readings.clone(), key.at));
        if is_echo { Pressed::Echo } else { Pressed::Code(readings) }
    }

    fn forget(&mut self) {
        self.by_place.clear();
        self.typed.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "YZQAWMSD234567YZQAWMSD2345";

    /// Presses the key of each sign, `pace` milliseconds apart; what it gives is of no layout here.
    fn scan(reader: &mut KeyReader, from: f64, pace: f64, expected: bool) -> (f64, Vec<Pressed>) {
        let mut at = from;
        let pressed = CODE.chars().map(|sign| {
            at += pace;
            let code = if sign.is_ascii_digit() { format!("Digit{sign}") } else { format!("Key{sign}") };
            reader.press(Key { code: &code, key: "é", shift: sign.is_alphabetic(), command: false, at, expected })
        });
        let pressed = pressed.collect();
        (at, pressed)
    }

    fn end<'a>(code: &'a str, at: f64) -> Key<'a> {
        Key { code, key: code, shift: false, command: false, at, expected: false }
    }

    #[test]
    fn places_make_the_code_whatever_arrives_and_either_end_ends_it() {
        for code in ["Enter", "NumpadEnter", "Tab"] {
            let mut reader = KeyReader::default();
            let (at, pressed) = scan(&mut reader, 0.0, 5.0, false);

            assert_eq!(pressed[..2], [Pressed::First, Pressed::Other]);
            assert_eq!(reader.press(end(code, at + 5.0)), Pressed::Code(CODE.to_owned()), "{code}");
        }
    }

    #[test]
    fn a_second_end_and_the_same_code_at_once_are_echoes() {
        let mut reader = KeyReader::default();
        let (at, _) = scan(&mut reader, 0.0, 5.0, false);
        reader.press(end("Enter", at));

        let line_feed = Key { command: true, ..end("KeyJ", at + 2.0) };
        assert_eq!((reader.press(end("Enter", at + 1.0)), reader.press(line_feed)), (Pressed::Echo, Pressed::Echo));
        let (again, _) = scan(&mut reader, at, 5.0, false);
        assert_eq!(reader.press(end("Enter", again + 5.0)), Pressed::Echo);
        let (later, _) = scan(&mut reader, again + 2_000.0, 5.0, false);
        assert_eq!(reader.press(end("Enter", later + 5.0)), Pressed::Code(CODE.to_owned()));
        assert_eq!(reader.press(end("Enter", later + 900.0)), Pressed::Other, "somebody presses a button");
        reader.press(Key { code: "KeyA", key: "a", ..end("KeyA", later + 1_000.0) });
        reader.press(end("Enter", later + 1_010.0));
        let (after, _) = scan(&mut reader, later + 1_020.0, 1.0, false);
        assert_eq!(reader.press(end("Enter", after)), Pressed::Code(CODE.to_owned()), "something else came between");
    }

    #[test]
    fn what_a_person_types_is_a_code_only_where_one_is_expected() {
        for (expected, wanted) in [(false, Pressed::Other), (true, Pressed::Code(CODE.to_owned()))] {
            let mut reader = KeyReader::default();
            let (at, _) = scan(&mut reader, 0.0, 300.0, expected);

            assert_eq!(reader.press(Key { expected, ..end("Enter", at + 300.0) }), wanted);
        }
    }

    #[test]
    fn other_words_and_shortcuts_are_left_alone() {
        let mut reader = KeyReader::default();

        reader.press(Key { code: "KeyA", key: "a", shift: false, command: false, at: 1.0, expected: true });

        assert_eq!(reader.press(end("Enter", 2.0)), Pressed::Other);
        assert_eq!(reader.press(end("Enter", 3.0)), Pressed::Other);
        assert_eq!(reader.press(Key { command: true, ..end("KeyR", 4.0) }), Pressed::Other);
    }
}
