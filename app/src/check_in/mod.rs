//! The desk: a phone, a hand scanner or a name, and one unmistakable answer.

use serde::{Deserialize, Serialize};

mod scan;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod words;

pub use scan::{count, scan};

/// The door's answer, in words, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanReply {
    /// The scan that it answers, to be undone by.
    pub scan: String,
    pub tone: ScanTone,
    /// A sign that says the same as the colour.
    pub mark: String,
    pub word: String,
    pub name: String,
    /// As what and from where.
    pub what: String,
    /// How many are in at this door, as a sentence.
    pub count: String,
}

/// Colour and sound of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScanTone {
    Welcome,
    Again,
    #[default]
    Refused,
}

impl ScanTone {
    /// The class of the screen.
    pub fn class(self) -> &'static str {
        match self {
            Self::Welcome => "desk is-welcome",
            Self::Again => "desk is-again",
            Self::Refused => "desk is-refused",
        }
    }
}

#[cfg(feature = "ssr")]
impl From<domain::check_in::Error> for crate::error::ApiError {
    fn from(error: domain::check_in::Error) -> Self {
        match error {
            domain::check_in::Error::Denied(denied) => denied.into(),
            domain::check_in::Error::Invalid(fields) => fields.into(),
            domain::check_in::Error::NothingToUndo => Self::conflict(&domain::locale::Text::new(
                "Dieser Scan hat niemanden eingelassen. Es gibt nichts rückgängig zu machen.",
                "This scan let nobody in. There is nothing to undo.",
            )),
            domain::check_in::Error::Db(error) => error.into(),
        }
    }
}
