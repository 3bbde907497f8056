//! What units are, and where they lie.

use crate::choice;

pub mod geometry;
pub mod measure;

choice! {
    /// What an exhibitor can be given on a booth.
    pub enum UnitKind {
        Counter = "counter",
        Pod = "pod",
        Lounge = "lounge",
        MeetingTable = "meeting_table",
        Stele = "stele",
        Screen = "screen",
        Stage = "stage",
    }
}

choice! {
    /// A side of a floor, as it is drawn.
    pub enum Side {
        Top = "top",
        Right = "right",
        Bottom = "bottom",
        Left = "left",
    }
}

/// The row that a unit belongs to, by its code: what stands before the number. `3.B07` is in row `3.B`, `A-12` in row `A`.
/// The plan's script (`app/ui/src/script/plan.js`) reads codes the same way.
pub fn row_of(code: &str) -> &str {
    code.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['-', '.'])
}

/// The code after this one that is not taken, as people number: `A9` → `A10`, `3.B07` → `3.B08`, `Bar` → `Bar2`.
pub fn next_code(code: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let stem = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = code.get(stem.len()..).unwrap_or_default();
    let number: u64 = digits.parse().unwrap_or(1);
    let width = digits.len();
    let mut following = (number.saturating_add(1)..).map(|next| format!("{stem}{next:0width$}"));
    following.find(|next| !is_taken(next)).unwrap_or_default()
}

impl UnitKind {
    /// Whether it belongs to the booth itself and is never given to an exhibitor.
    pub fn is_fixed(self) -> bool {
        matches!(self, Self::Stage | Self::Screen)
    }
}

#[cfg(test)]
mod tests {
    use super::{next_code, row_of};

    #[test]
    fn numbering_goes_on_and_skips_what_is_taken() {
        let next = |code: &str| next_code(code, |taken| taken == "A3");
        assert_eq!(["A1", "A2", "A9", "3.B07", "C099", "Bar", "12", ""].map(next), ["A2", "A4", "A10", "3.B08", "C100", "Bar2", "13", "2"]);
    }

    #[test]
    fn a_row_is_what_stands_before_the_number() {
        for (code, row) in [("A1", "A"), ("3.B07", "3.B"), ("A-12", "A"), ("Bar", "Bar"), ("12", ""), ("H2.5", "H2"), ("B1a", "B1a")] {
            assert_eq!(row_of(code), row, "{code}");
        }
    }
}
