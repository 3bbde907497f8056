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
}

/// A letter that the outbox can hold.
pub trait Letter: Clone + Serialize + Send + Sync {
    type Kind: LetterKind;

    fn kind(&self) -> Self::Kind;

    /// What in the letter is for its reader's eyes alone: the token of a link acts in the reader's name; a ticket opens the
    /// door and "my registration", with all that exhibitors noted. Whoever writes it names every field of every letter: a
    /// new one does not compile until somebody decided.
    fn secret_mut(&mut self) -> Option<&mut String>;

    /// The same, to read.
    fn secret(&self) -> Option<String> {
        self.clone().secret_mut().cloned()
    }

    /// The letter for other eyes than its reader's, with `instead` where its secret stood.
    #[must_use]
    fn without_secret(&self, instead: &str) -> Self {
        let mut letter = self.clone();
        if let Some(secret) = letter.secret_mut() {
            instead.clone_into(secret);
        }
        letter
    }

    /// Whether it is the last letter to somebody who was erased: with its sending the outbox forgets its reader.
    fn forgets_reader(&self) -> bool {
        false
    }
}
