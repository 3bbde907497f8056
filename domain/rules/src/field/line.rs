//! Plain text: one line, or several.

use super::typed::composed;
use crate::locale::Text;

/// One line of text of 1 to `MAX` characters, without control characters and without what nobody sees; words stand one
/// space apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<const MAX: usize>(String);

/// Text of any number of lines, up to `MAX` characters; may be empty. Line ends are `\n`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose<const MAX: usize>(String);

impl<const MAX: usize> Line<MAX> {
    /// # Errors
    /// A sentence for the author: empty, too long, or with characters that no name has.
    pub fn parse(typed: &str) -> Result<Self, Text> {
        let text = composed(typed).split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Err(required());
        }
        clean(&text, MAX, false)?;
        Ok(Self(text))
    }

    /// Empty text is allowed and stays empty.
    ///
    /// # Errors
    /// As `parse`, but for emptiness.
    pub fn parse_optional(typed: &str) -> Result<String, Text> {
        if composed(typed).is_empty() { Ok(String::new()) } else { Self::parse(typed).map(Self::into_string) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

impl<const MAX: usize> Prose<MAX> {
    /// # Errors
    /// A sentence for the author: too long, or with control characters.
    pub fn parse(typed: &str) -> Result<Self, Text> {
        let text = composed(typed);
        clean(&text, MAX, true)?;
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// The sentence for a required field that was left empty.
pub fn required() -> Text {
    Text::new("Bitte ausfüllen.", "Please fill this in.")
}

fn clean(text: &str, max: usize, lines: bool) -> Result<(), Text> {
    let length = text.chars().count();
    if length > max {
        return Err(Text::new(
            format!("Zu lang: {length} Zeichen, höchstens {max} sind möglich."),
            format!("Too long: {length} characters; at most {max} are possible."),
        ));
    }
    if text.chars().any(|c| c.is_control() && !(lines && (c == '\n' || c == '\t'))) {
        return Err(Text::new(
            "Enthält unsichtbare Steuerzeichen. Bitte neu eintippen statt einfügen.",
            "Contains invisible control characters. Please type it instead of pasting.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_kept_as_it_looks() {
        for typed in ["  Stadt Bochum ", "Stadt\u{a0}Bochum\u{200b}", "Stadt  \tBochum", "\u{202e}Stadt\u{202c} Bochum"] {
            assert_eq!(Line::<20>::parse(typed).map(Line::into_string), Ok("Stadt Bochum".to_owned()), "{typed:?}");
        }
    }

    #[test]
    fn hebrew_and_emoji_are_welcome() {
        for text in ["תל אביב", "Ruhr 🚀", "O’Neil-Çelik"] {
            assert!(Line::<40>::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn control_characters_emptiness_and_length_are_refused() {
        for text in ["", "   ", "\u{200b}", "\u{3164}", "a\nb", "a\u{0}b", "elf Zeichen!"] {
            assert!(Line::<10>::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn prose_keeps_its_lines() {
        assert_eq!(Prose::<20>::parse("eins\r\nzwei\n").map(Prose::into_string), Ok("eins\nzwei".to_owned()));
    }
}
