//! Words that fit into a unit on the plan. Pure: widths are estimated from the typeface's averages.

/// Width of an average letter of a name, in sizes of the plan's type. `.plan-who` is set at .86 of it.
const LETTER: f64 = 0.47;
/// Height of a line of a name.
const LINE: f64 = 1.1;

/// Breaks `text` into lines that fit into `width` by `height`, measured in sizes of the plan's type. What does not
/// fit is cut with an ellipsis; where not even five letters fit there is nothing.
pub fn lines(text: &str, width: f64, height: f64) -> Vec<String> {
    let (letters, most) = (whole(width / LETTER), whole(height / LINE));
    if letters < 5 || most == 0 {
        return Vec::new();
    }
    let mut lines: Vec<String> = Vec::new();
    let mut left = false;
    for word in text.split_whitespace() {
        let word = cut(word, letters);
        if let Some(line) = lines.last_mut().filter(|line| length(line) + 1 + length(&word) <= letters) {
            line.push(' ');
            line.push_str(&word);
        } else if lines.len() == most {
            left = true;
            break;
        } else {
            lines.push(word);
        }
    }
    if let Some(last) = lines.last_mut().filter(|_| left) {
        let kept: String = last.chars().take(letters.saturating_sub(1)).collect();
        *last = format!("{}…", kept.trim_end());
    }
    lines
}

fn cut(word: &str, letters: usize) -> String {
    if length(word) <= letters {
        return word.to_owned();
    }
    let head: String = word.chars().take(letters - 1).collect();
    head + "…"
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Rounded down; no unit is so large that it matters how large.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn whole(number: f64) -> usize {
    number.clamp(0.0, 500.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_between_words() {
        assert_eq!(lines("Wirtschaftsförderung Dortmund", 10.0, 3.0), ["Wirtschaftsförderung", "Dortmund"]);
    }

    #[test]
    fn what_does_not_fit_is_cut() {
        assert_eq!(lines("Wirtschaftsförderung Dortmund", 5.0, 3.0), ["Wirtschaf…", "Dortmund"]);
        assert_eq!(lines("Duisburg Business & Innovation GmbH", 6.0, 1.2), ["Duisburg…"]);
    }

    #[test]
    fn narrow_units_show_their_code_alone() {
        assert!(lines("newPark", 2.0, 3.0).is_empty());
        assert!(lines("newPark", 10.0, 0.5).is_empty());
    }
}
