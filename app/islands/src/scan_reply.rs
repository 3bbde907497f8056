//! The door's answer, as the server words it and the scanner shows it.

use serde::{Deserialize, Serialize};

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
    /// Why the answer lets nobody in although it says so; empty on the days of the event.
    #[serde(default)]
    pub notice: String,
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
