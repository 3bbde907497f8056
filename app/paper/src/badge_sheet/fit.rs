//! Shrinks and breaks a text until it fits its place, by the widths of its letters: quicker than asking Typst, and a
//! text that does not fit cannot happen.

use std::sync::LazyLock;

use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter, LineSegmenterBorrowed, options::LineBreakOptions};

use crate::typeface::{advance, is_own};

/// A place for text on the badge.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// These four in millimetres.
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// In points, the largest first. The last one is used whatever happens.
    pub sizes: &'static [f64],
    pub bold: bool,
}

impl Place {
    /// In points.
    fn room(&self) -> f64 {
        self.width * POINTS
    }

    fn holds(&self, lines: usize, size: f64) -> bool {
        lines as f64 * size * LINE <= self.height * POINTS
    }
}

/// In a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// A letter and the distance to the next line, in sizes.
const LINE: f64 = 1.2;
/// The distance alone, where capitals are the highest letters.
const TIGHT: f64 = 0.28;
/// The distance alone, for scripts with marks above and below.
const LOOSE: f64 = 0.48;
/// Letters that no font here has are counted as wide as they can be; so is the rounding of everything else.
const UNKNOWN: f64 = 1.05;

/// A text that fits.
#[derive(Debug, PartialEq)]
pub(super) struct Fitted {
    pub size: f64,
    pub lines: Vec<String>,
    /// Between two lines, in sizes.
    pub leading: f64,
}

/// The largest size in which whole words fit; if there is none, the smallest one, broken wherever it must be.
pub(super) fn lines(text: &str, place: &Place) -> Fitted {
    let text = &drawable(text);
    let leading = if text.chars().all(is_own) { TIGHT } else { LOOSE };
    let pieces = pieces(text, place.bold);
    for &size in place.sizes {
        if let Some(lines) = wrapped(&pieces, place.room() / size).filter(|lines| place.holds(lines.len(), size)) {
            return Fitted { size, lines, leading };
        }
    }
    // A word too long for its line is broken at any letter.
    let size = place.sizes.iter().copied().find(|size| place.holds(broken(text, place, *size).len(), *size));
    let size = size.unwrap_or_else(|| place.sizes.last().copied().unwrap_or(8.0));
    Fitted { size, lines: broken(text, place, size), leading }
}

/// What stays together on a line: a word, the part of it up to a hyphen, a Chinese sign.
struct Piece<'a> {
    text: &'a str,
    /// In sizes.
    width: f64,
    /// The space behind it, if one follows.
    space: f64,
}

/// Where lines may break in any script, by Unicode Standard Annex 14.
static BREAKS: LazyLock<LineSegmenterBorrowed<'static>> = LazyLock::new(|| LineSegmenter::new_auto(LineBreakOptions::default()));

fn pieces(text: &str, bold: bool) -> Vec<Piece<'_>> {
    parts(text, BREAKS.segment_str(text))
        .map(|part| {
            let text = part.trim_end();
            Piece { text, width: width(text, bold), space: width(&part[text.len()..], bold) }
        })
        .collect()
}

/// What lies between one boundary and the next.
fn parts(text: &str, boundaries: impl Iterator<Item = usize>) -> impl Iterator<Item = &str> {
    boundaries.scan(0, move |start, end| text.get(std::mem::replace(start, end)..end)).filter(|part| !part.is_empty())
}

/// Pieces set one after the other; `None` if one is wider than a line.
fn wrapped(pieces: &[Piece<'_>], room: f64) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    // Of the last line, and of the space that another piece would need first.
    let (mut used, mut space) = (0.0, 0.0);
    for piece in pieces {
        if piece.width > room {
            return None;
        }
        match lines.last_mut().filter(|_| used + space + piece.width <= room) {
            Some(line) => {
                if space > 0.0 {
                    line.push(' ');
                }
                line.push_str(piece.text);
                used += space + piece.width;
            }
            None => {
                lines.push(piece.text.to_owned());
                used = piece.width;
            }
        }
        space = piece.space;
    }
    Some(lines)
}

/// Without the signs that no typeface here has, such as emoji. Letters stay, whatever their script: an empty box asks
/// for a pen, a missing name does not.
fn drawable(text: &str) -> String {
    let drawn = |letter: &char| letter.is_alphanumeric() || letter.is_whitespace() || advance(*letter, true).is_some();
    let text: String = text.chars().filter(drawn).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Broken between any two letters, marks and joined signs staying with theirs.
fn broken(text: &str, place: &Place, size: f64) -> Vec<String> {
    let room = place.room() / size;
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for letter in parts(text, GraphemeClusterSegmenter::new().segment_str(text)) {
        let width = width(letter, place.bold);
        if used + width > room {
            lines.push(String::new());
            used = 0.0;
        }
        used += width;
        if let Some(line) = lines.last_mut() {
            line.push_str(letter);
        }
    }
    lines
}

/// In sizes.
fn width(text: &str, bold: bool) -> f64 {
    text.chars().map(|letter| advance(letter, bold).unwrap_or(UNKNOWN)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::badge_sheet::Format;

    /// 87 × 40.5 mm and 87 × 17.5 mm.
    fn places() -> (Place, Place) {
        (Format::A6.layout().name, Format::A6.layout().organisation)
    }

    #[test]
    fn a_short_name_is_as_large_as_can_be() {
        let fitted = lines("Li Wu", &places().0);

        assert_eq!((fitted.size, fitted.lines), (46.0, vec!["Li Wu".to_owned()]));
    }

    #[test]
    fn a_double_name_breaks_at_its_hyphen_and_emoji_are_left_out() {
        let fitted = lines("Schneidewind-Königshofen 🚀", &places().0);

        assert_eq!(fitted.lines, ["Schneidewind-", "Königshofen"]);
        assert!(fitted.size >= 30.0, "{fitted:?}");
    }

    #[test]
    fn a_script_without_spaces_breaks_between_its_signs() {
        let fitted = lines("杜伊斯堡市经济发展与国际合作促进有限责任公司驻武汉代表处", &places().1);

        assert_eq!((fitted.size, fitted.lines.len()), (16.0, 2), "{fitted:?}");
    }

    #[test]
    fn marks_stay_with_their_letter_wherever_a_word_is_broken() {
        let letter = "ก\u{e33}\u{e49}";

        let fitted = lines(&letter.repeat(60), &places().0);

        assert!(fitted.lines.iter().all(|line| line.starts_with('ก')), "{fitted:?}");
    }

    #[test]
    fn every_text_fits_and_loses_nothing() {
        let names = [
            "W".repeat(80),
            "i".repeat(80),
            "Maximiliane Eleonore von und zu Schneidewind-Königshofen auf der Hohen Heide 1".to_owned(),
            "M ".repeat(40),
            "龍".repeat(80),
            "عبدالرحمن ".repeat(8),
            "ลูกค้าสัมพันธ์".repeat(8),
        ];
        let formats = [Format::A6, Format::A4FourUp, Format::Label62x100, Format::Label54x101, Format::Label41x89];
        let places = formats.map(Format::layout).into_iter().flat_map(|layout| [layout.name, layout.organisation]);
        for (name, place) in places.flat_map(|place| names.iter().map(move |name| (name, place))) {
            let fitted = lines(name, &place);

            assert!(place.holds(fitted.lines.len(), fitted.size), "{name}: {fitted:?}");
            assert!(fitted.lines.iter().all(|line| width(line, place.bold) * fitted.size <= place.room() + 0.1), "{name}: {fitted:?}");
            let kept: String = fitted.lines.concat().split_whitespace().collect();
            assert_eq!(kept, name.split_whitespace().collect::<String>());
        }
    }
}
