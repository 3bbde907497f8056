//! The letter to somebody who said something: the words themselves stand behind its link, where they can be taken back.

use serde::{Deserialize, Serialize};

use crate::{
    choice::choice,
    event::EventFacts,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum RecapLetterKind {
        VoiceAsked = "voice_asked",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum RecapLetter {
    /// Asks somebody to release what they said.
    VoiceAsked { event: EventFacts, token: String },
}

impl RecapLetter {
    /// Instead of a letter whose reader is forgotten.
    pub(super) fn blank() -> Self {
        Self::VoiceAsked { event: EventFacts::default(), token: String::new() }
    }
}

impl LetterKind for RecapLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::VoiceAsked => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::VoiceAsked => &["voice_asked"],
        }
    }
}

impl Letter for RecapLetter {
    type Kind = RecapLetterKind;

    fn kind(&self) -> RecapLetterKind {
        match self {
            Self::VoiceAsked { .. } => RecapLetterKind::VoiceAsked,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::VoiceAsked { event: _, token } => Some(Secret::Token(token)),
        }
    }
}
