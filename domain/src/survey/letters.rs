//! The letters to whoever is asked.

use serde::{Deserialize, Serialize};

use crate::{
    choice::choice,
    clock::Instant,
    event::EventFacts,
    locale::Text,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum SurveyLetterKind {
        SurveyAsked = "survey_asked",
        SurveyReminder = "survey_reminder",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum SurveyLetter {
    SurveyAsked {
        event: EventFacts,
        title: Text,
        is_anonymous: bool,
        until: Instant,
        token: String,
    },
    /// To whoever has not answered; its link takes the place of the first one.
    SurveyReminder {
        event: EventFacts,
        title: Text,
        is_anonymous: bool,
        until: Instant,
        token: String,
    },
}

impl SurveyLetter {
    /// Instead of a letter whose reader is forgotten.
    pub(super) fn blank() -> Self {
        Self::SurveyAsked {
            event: EventFacts::default(),
            title: Text::default(),
            is_anonymous: false,
            until: Instant::default(),
            token: String::new(),
        }
    }
}

impl LetterKind for SurveyLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::SurveyAsked | Self::SurveyReminder => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::SurveyAsked | Self::SurveyReminder => &["survey_asked", "survey_reminder"],
        }
    }
}

impl Letter for SurveyLetter {
    type Kind = SurveyLetterKind;

    fn kind(&self) -> SurveyLetterKind {
        match self {
            Self::SurveyAsked { .. } => SurveyLetterKind::SurveyAsked,
            Self::SurveyReminder { .. } => SurveyLetterKind::SurveyReminder,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::SurveyAsked { event: _, title: _, is_anonymous: _, until: _, token }
            | Self::SurveyReminder { event: _, title: _, is_anonymous: _, until: _, token } => Some(Secret::Token(token)),
        }
    }
}
