//! What stands in braces in a letter to a group, to be filled in for each reader.

use crate::choice::choice;

/// Nobody calls anything by a longer name.
const LONGEST: usize = 40;

choice! {
    /// What can be filled in.
    pub enum Placeholder {
        /// Of the reader.
        Name = "name",
        /// That the reader is with.
        Organisation = "organisation",
        Event = "event",
        /// The code of the exhibitor's unit.
        Unit = "unit",
        /// The title of the session that the group is about.
        Session = "session",
        /// The link to one's own ticket.
        Ticket = "ticket",
        /// The link to one's own application.
        Application = "application",
    }
}

impl Placeholder {
    /// As it is typed in German.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Organisation => "organisation",
            Self::Event => "veranstaltung",
            Self::Unit => "standplatz",
            Self::Session => "programmpunkt",
            Self::Ticket => "ticket",
            Self::Application => "bewerbung",
        }
    }

    /// Whether it becomes an address.
    pub const fn is_link(self) -> bool {
        matches!(self, Self::Ticket | Self::Application)
    }

    fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim().to_lowercase();
        Self::ALL.into_iter().find(|placeholder| placeholder.as_str() == typed || placeholder.german() == typed)
    }
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// As it was typed.
    Text(String),
    Fill(Placeholder),
    /// Something in braces that is no placeholder, without them.
    Unknown(String),
}

/// The parts of a text in their order. A brace by itself is a brace.
pub fn pieces(text: &str) -> Vec<Piece> {
    let (mut pieces, mut plain, mut rest) = (Vec::new(), String::new(), text);
    while let Some(open) = rest.find('{') {
        let Some(word) = braced(&rest[open + 1..]) else {
            plain.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
            continue;
        };
        plain.push_str(&rest[..open]);
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(Placeholder::parse(word).map_or_else(|| Piece::Unknown(word.to_owned()), Piece::Fill));
        rest = &rest[open + word.len() + 2..];
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    pieces
}

/// What stands between the braces, if there is a closing one near by.
fn braced(rest: &str) -> Option<&str> {
    let word = &rest[..rest.find(['}', '{', '\n'])?];
    (rest[word.len()..].starts_with('}') && !word.trim().is_empty() && word.chars().count() <= LONGEST).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    #[test]
    fn placeholders_are_found_in_both_languages() {
        let found = pieces("Für {organisation}: {Standplatz}, { unit }.\n{vorname}");

        let expected = [
            text("Für "),
            Piece::Fill(Placeholder::Organisation),
            text(": "),
            Piece::Fill(Placeholder::Unit),
            text(", "),
            Piece::Fill(Placeholder::Unit),
            text(".\n"),
            Piece::Unknown("vorname".to_owned()),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_brace_by_itself_stays_one() {
        for typed in ["{", "a { b", "}", "{}", "{ }", "{na\nme}", "x { {", &format!("{{{}}}", "ä".repeat(41))] {
            assert_eq!(pieces(typed), [text(typed)], "{typed}");
        }
        assert_eq!(pieces("{{name}}"), [text("{"), Piece::Fill(Placeholder::Name), text("}")]);
        assert_eq!(pieces(""), []);
    }
}
