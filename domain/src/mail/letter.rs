//! What a letter is to the outbox. Each slice has an enum of its own letters; all of them together are in
//! `process::letter`. A letter is data: enough to write it in the reader's language without asking the database again.
//! Links are held as their secret part; the address around it is the app's.

use std::{fmt::Display, str::FromStr};

use serde::Serialize;

/// A kind of letter: its word in the outbox, and in the letter itself, where it stands as `letter`.
pub trait LetterKind: Copy + Display + FromStr {
    /// Whether such a letter is about a visitor: then it belongs to what they take along, and is emptied with them. Others
    /// that went to the same address are about an exhibitor.
    fn about_visitor(self) -> bool;

    /// Kinds of letters about the same thing that are of no use any more once this one is written: a seat that was booked
    /// and given back. What of them has not left does not leave.
    fn outdates(self) -> &'static [&'static str];
}

/// What in a letter is for its reader's eyes alone.
pub enum Secret<'a> {
    /// Of a link that acts in the reader's name. The outbox forgets it when the letter has left.
    Token(&'a mut String),
    /// Opens the door and "my registration", with all that exhibitors noted. It stands on the badge as well, so that
    /// forgetting it in the letter would hide nothing. Kept as well is what withdraws a consent, for as long as the letter.
    Ticket(&'a mut String),
}

/// A letter that the outbox can hold.
pub trait Letter: Clone + Serialize + Send + Sync {
    type Kind: LetterKind;

    fn kind(&self) -> Self::Kind;

    /// What in the letter is for its reader's eyes alone. Whoever writes it names every field of every letter: a new one
    /// does not compile until somebody decided.
    fn secret_mut(&mut self) -> Option<Secret<'_>>;

    /// The same, to read.
    fn secret(&self) -> Option<String> {
        match self.clone().secret_mut()? {
            Secret::Token(text) | Secret::Ticket(text) => Some(text.clone()),
        }
    }

    /// Whether a link stood in it that was forgotten when it left.
    fn has_forgotten_link(&self) -> bool {
        matches!(self.clone().secret_mut(), Some(Secret::Token(token)) if token.is_empty())
    }

    /// The letter for other eyes than its reader's, with `instead` where its secret stood.
    #[must_use]
    fn without_secret(&self, instead: &str) -> Self {
        let mut letter = self.clone();
        if let Some(Secret::Token(text) | Secret::Ticket(text)) = letter.secret_mut() {
            instead.clone_into(text);
        }
        letter
    }

    /// The letter as it is kept once it has left: with another link, or none.
    #[must_use]
    fn with_token(&self, token: &str) -> Self {
        let mut letter = self.clone();
        if let Some(Secret::Token(text)) = letter.secret_mut() {
            token.clone_into(text);
        }
        letter
    }

    /// Whether it is the last letter to somebody who was erased: with its sending the outbox forgets its reader.
    fn forgets_reader(&self) -> bool {
        false
    }
}
