//! What people typed or pasted, without what nobody can see: every parsed field, code and search begins with this.

use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;

static COMPOSED: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
static COMPATIBLE: LazyLock<ComposingNormalizerBorrowed<'static>> = LazyLock::new(ComposingNormalizerBorrowed::new_nfkc);

/// A text as it looks: what has neither shape nor width is gone, every kind of space is a plain one, every kind of line
/// end is `\n`, and nothing stands around it. A joiner stays where it changes the letter before it: in Persian, in the
/// scripts of India, in emoji.
pub fn visible(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    for letter in typed.replace("\r\n", "\n").chars() {
        match letter {
            '\u{2029}' | '\u{85}' | '\r' => text.push('\n'),
            // Letters and signs that are drawn as nothing at all.
            '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' | '\u{2028}' => text.push(' '),
            '\n' => text.push('\n'),
            '\t' => text.push('\t'),
            _ if letter.is_whitespace() && !letter.is_control() => text.push(' '),
            '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}'
                if !text.chars().next_back().is_some_and(is_shaped) => {}
            _ if is_unseen(letter) => {}
            _ => text.push(letter),
        }
    }
    text.trim().to_owned()
}

/// The same, with each letter in its usual form: one sign for `O` and the two dots above it. For texts that are kept and
/// compared.
pub fn composed(typed: &str) -> String {
    COMPOSED.normalize(&visible(typed)).into_owned()
}

/// The same, with the plain form of each letter and digit: `1` for the wide one of East Asia. For numbers and codes.
pub fn plain(typed: &str) -> String {
    visible(&COMPATIBLE.normalize(typed))
}

/// Whether a joiner or a selector behind this changes how it looks. In Latin, Greek and Cyrillic none does.
fn is_shaped(letter: char) -> bool {
    letter >= '\u{590}' && !letter.is_whitespace() || matches!(letter, '\u{a9}' | '\u{ae}')
}

/// What has no shape of its own (Unicode: `Default_Ignorable_Code_Point`, the marks of direction, and the two that are no
/// letters, which XML does not take), but for what `is_shaped` is asked about.
fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e001f}' | '\u{e0080}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_gone() {
        for (typed, seen) in [
            ("Anna\u{200b} Beispiel", "Anna Beispiel"),
            ("Anna\u{a0}Beispiel\u{feff}", "Anna Beispiel"),
            ("\u{202a}Anna\u{202c} \u{2066}Beispiel\u{2069}\u{200e}", "Anna Beispiel"),
            ("Universi\u{ad}täts\u{2060}medizin", "Universitätsmedizin"),
            ("An\u{200d}na\u{200c}", "Anna"),
            ("A\u{fe0f}nna\u{e0041}", "Anna"),
            ("Anna\u{3000}Beispiel\u{202f}\u{2003}", "Anna Beispiel"),
            ("An\u{fffe}na\u{ffff}", "Anna"),
            ("\u{3164}", ""),
            ("\u{2800}\u{ffa0}", ""),
            ("eins\r\nzwei\rdrei\u{85}vier", "eins\nzwei\ndrei\nvier"),
        ] {
            assert_eq!(visible(typed), seen, "{typed:?}");
        }
    }

    #[test]
    fn what_changes_a_letter_stays() {
        // Persian "I want", "Sri" in Sinhala, a family, a red heart, the flag of Scotland.
        for text in [
            "می\u{200c}خواهم",
            "ශ\u{dca}\u{200d}ර\u{dd3}",
            "👨\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        ] {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn letters_and_digits_take_their_usual_form() {
        assert_eq!(composed("O\u{308}zlem"), "Özlem");
        assert_eq!(plain("＋４９\u{a0}２０１"), "+49 201");
    }
}
