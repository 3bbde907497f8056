//! The letters to whoever applied, about what the organisers decided.

use serde::{Deserialize, Serialize};

use crate::{
    choice::choice,
    event::EventFacts,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum AdmissionLetterKind {
        InformationNeeded = "information_needed",
        OnWaitingList = "on_waiting_list",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum AdmissionLetter {
    /// The organisers ask something.
    InformationNeeded {
        event: EventFacts,
        organisation: String,
        question: String,
        token: String,
    },
    OnWaitingList {
        event: EventFacts,
        organisation: String,
    },
}

impl LetterKind for AdmissionLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::InformationNeeded | Self::OnWaitingList => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            // The question brings a new link; those before it open nothing any more.
            Self::InformationNeeded => &["application_draft", "application_submitted", "information_needed", "on_waiting_list"],
            Self::OnWaitingList => &["information_needed"],
        }
    }
}

impl Letter for AdmissionLetter {
    type Kind = AdmissionLetterKind;

    fn kind(&self) -> AdmissionLetterKind {
        match self {
            Self::InformationNeeded { .. } => AdmissionLetterKind::InformationNeeded,
            Self::OnWaitingList { .. } => AdmissionLetterKind::OnWaitingList,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::InformationNeeded { event: _, organisation: _, question: _, token } => Some(Secret::Token(token)),
            Self::OnWaitingList { event: _, organisation: _ } => None,
        }
    }
}
