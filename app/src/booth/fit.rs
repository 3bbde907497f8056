//! Words that fit into a unit on the plan. Pure: widths are estimated letter by letter.

use domain::locale::Locale;
use hypher::Lang;

/// Fewer letters than five say nothing.
const SHORTEST: f64 = 5.0 * 0.58;
/// Height of a line, in sizes of its own type.
const LINE: f64 = 1.28;

/// A size of type for names, in sizes of the plan's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    pub em: f64,
    /// What it is called in `style/_plan.scss`.
    pub class: &'static str,
}

const LARGE: Size = Size { em: 0.86, class: "plan-who" };
const MIDDLE: Size = Size { em: 0.72, class: "plan-who is-middle" };
const SMALL: Size = Size { em: 0.6, class: "plan-who is-small" };

/// A name set into a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    pub size: Size,
    pub lines: Vec<String>,
}

impl Fitted {
    /// How far the baseline of a line is below that of the code, in sizes of the plan's type.
    pub fn below_code(&self, line: usize) -> f64 {
        self.size.em * (1.0 + LINE * line as f64) + 0.34
    }
}

/// Sets `text` into `width` by `height`, measured in sizes of the plan's type: whole words in large type, then in smaller
/// type, then with long words broken at a syllable. What fits nowhere is cut with an ellipsis; where not even five letters
/// fit there is nothing.
pub fn set(l: Locale, text: &str, width: f64, height: f64) -> Fitted {
    let ways = [(LARGE, false), (MIDDLE, false), (SMALL, false), (MIDDLE, true), (SMALL, true)];
    let room = |size: Size| (width / size.em, whole(height / (size.em * LINE)));
    let fitting = ways.into_iter().find_map(|(size, hyphenated)| {
        let (wide, most) = room(size);
        let lines = lines(l, text, wide, hyphenated)?;
        (wide >= SHORTEST && lines.len() <= most).then_some(Fitted { size, lines })
    });
    fitting.unwrap_or_else(|| {
        let (wide, most) = room(SMALL);
        Fitted { size: SMALL, lines: if wide < SHORTEST { Vec::new() } else { cut(l, text, wide, most) } }
    })
}

/// Lines of at most this width, or `None` where a word is longer than a line.
fn lines(l: Locale, text: &str, wide: f64, hyphenated: bool) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let parts = if hyphenated { broken(l, word, wide) } else { vec![word.to_owned()] };
        for (index, part) in parts.into_iter().enumerate() {
            if length(&part) > wide {
                return None;
            }
            match lines.last_mut().filter(|line| index == 0 && length(line) + letter(' ') + length(&part) <= wide) {
                Some(line) => *line = format!("{line} {part}"),
                None => lines.push(part),
            }
        }
    }
    // A dot between two words says nothing where a line ends.
    Some(lines.iter().map(|line| line.trim_matches([' ', '·']).to_owned()).filter(|line| !line.is_empty()).collect())
}

/// A long word in parts that fit a line, each but the last with its hyphen.
fn broken(l: Locale, word: &str, wide: f64) -> Vec<String> {
    if length(word) <= wide {
        return vec![word.to_owned()];
    }
    let language = match l {
        Locale::De => Lang::German,
        Locale::En => Lang::English,
    };
    let mut parts = vec![String::new()];
    let mut syllables = hypher::hyphenate(word, language).peekable();
    while let Some(syllable) = syllables.next() {
        let hyphen = if syllables.peek().is_some() { letter('-') } else { 0.0 };
        match parts.last_mut().filter(|part| part.is_empty() || length(part) + length(syllable) + hyphen <= wide) {
            Some(part) => part.push_str(syllable),
            None => parts.push(syllable.to_owned()),
        }
    }
    let last = parts.len() - 1;
    for part in parts.iter_mut().take(last).filter(|part| !part.ends_with('-')) {
        part.push('-');
    }
    parts
}

/// As much as fits, and an ellipsis.
fn cut(l: Locale, text: &str, wide: f64, most: usize) -> Vec<String> {
    let short = |text: &str| {
        let mut used = letter('…');
        let fits = |c: &char| {
            used += letter(*c);
            used <= wide
        };
        let head: String = text.chars().take_while(fits).collect();
        format!("{}…", head.trim_end())
    };
    let words: Vec<_> = text.split_whitespace().flat_map(|word| broken(l, word, wide)).collect();
    let words: Vec<_> = words.into_iter().map(|word| if length(&word) > wide { short(&word) } else { word }).collect();
    let mut all = lines(l, &words.join(" "), wide, false).unwrap_or_default();
    if all.len() > most {
        all.truncate(most);
        if let Some(last) = all.last_mut() {
            *last = short(last);
        }
    }
    all
}

/// Width of a text, in sizes of its own type.
pub fn length(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

/// Width of a letter of Archivo in sizes of its own type, with a little to spare: a name must not touch its frame.
fn letter(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '’' => 0.3,
        'f' | 'r' | 't' | '-' | '·' | '(' | ')' | '/' => 0.36,
        'm' | 'M' | 'W' | '…' => 0.94,
        'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'U' | 'Ö' | 'Ü' | 'w' | '&' => 0.84,
        _ if c.is_uppercase() => 0.74,
        _ => 0.58,
    }
}

/// Rounded down; no unit is so large that it matters how large.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn whole(number: f64) -> usize {
    number.clamp(0.0, 500.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set_de(text: &str, width: f64, height: f64) -> (&'static str, Vec<String>) {
        let fitted = set(Locale::De, text, width, height);
        (fitted.size.class, fitted.lines)
    }

    fn owned(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn names_break_between_words() {
        assert_eq!(set_de("Wirtschaftsförderung Dortmund", 10.0, 3.0), (LARGE.class, owned(&["Wirtschaftsförderung", "Dortmund"])));
    }

    #[test]
    fn a_dot_between_words_gives_way_to_the_end_of_a_line() {
        assert_eq!(set_de("frei · Lounge", 10.0, 3.0).1, owned(&["frei · Lounge"]));
        assert_eq!(set_de("reserviert · Stele", 3.6, 3.0), (MIDDLE.class, owned(&["reserviert", "Stele"])));
    }

    #[test]
    fn capitals_take_more_room_than_small_letters() {
        assert_eq!(set_de("medizin", 4.0, 2.0).0, LARGE.class);
        assert_eq!(set_de("MEDIZIN", 4.0, 2.0).0, MIDDLE.class);
    }

    #[test]
    fn long_names_are_set_smaller_and_long_words_broken_at_a_syllable() {
        assert_eq!(set_de("Besprechungstisch", 6.7, 2.0), (MIDDLE.class, owned(&["Besprechungstisch"])));
        assert_eq!(set_de("Wirtschaftsförderung Dortmund", 5.0, 3.5), (MIDDLE.class, owned(&["Wirtschafts-", "förderung", "Dortmund"])));
    }

    #[test]
    fn what_fits_nowhere_is_cut() {
        assert_eq!(set_de("Duisburg Business & Innovation GmbH", 3.6, 1.6), (SMALL.class, owned(&["Duisburg", "Business…"])));
    }

    #[test]
    fn narrow_units_show_their_code_alone() {
        assert_eq!(set_de("newPark", 1.5, 3.0).1, Vec::<String>::new());
        assert_eq!(set_de("newPark", 10.0, 0.5).1, Vec::<String>::new());
    }
}
