//! The letters to whoever applied, about what the organisers decided.

use serde::{Deserialize, Serialize};

use crate::{
    application::DecisionKind,
    choice::choice,
    event::EventFacts,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum AdmissionLetterKind {
        InformationNeeded = "information_needed",
        OnWaitingList = "on_waiting_list",
        QuestionReminder = "question_reminder",
        DecisionTakenBack = "decision_taken_back",
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
    /// The question is still open.
    QuestionReminder {
        event: EventFacts,
        organisation: String,
        question: String,
        token: String,
    },
    /// What the last letter said does not hold.
    DecisionTakenBack {
        event: EventFacts,
        organisation: String,
        decision: DecisionKind,
    },
}

impl LetterKind for AdmissionLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::InformationNeeded | Self::OnWaitingList | Self::QuestionReminder | Self::DecisionTakenBack => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            // The question brings a new link; those before it open nothing any more.
            Self::InformationNeeded => {
                &["application_draft", "application_submitted", "information_needed", "question_reminder", "on_waiting_list"]
            }
            Self::OnWaitingList => &["information_needed", "question_reminder"],
            Self::QuestionReminder => &["information_needed", "question_reminder"],
            Self::DecisionTakenBack => &[],
        }
    }
}

impl Letter for AdmissionLetter {
    type Kind = AdmissionLetterKind;

    fn kind(&self) -> AdmissionLetterKind {
        match self {
            Self::InformationNeeded { .. } => AdmissionLetterKind::InformationNeeded,
            Self::OnWaitingList { .. } => AdmissionLetterKind::OnWaitingList,
            Self::QuestionReminder { .. } => AdmissionLetterKind::QuestionReminder,
            Self::DecisionTakenBack { .. } => AdmissionLetterKind::DecisionTakenBack,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::InformationNeeded { event: _, organisation: _, question: _, token }
            | Self::QuestionReminder { event: _, organisation: _, question: _, token } => Some(Secret::Token(token)),
            Self::OnWaitingList { event: _, organisation: _ } | Self::DecisionTakenBack { event: _, organisation: _, decision: _ } => None,
        }
    }
}
