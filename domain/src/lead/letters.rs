//! The letters to a visitor, about a contact that was given.

use serde::{Deserialize, Serialize};

use crate::{
    choice::choice,
    event::EventFacts,
    locale::Text,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum LeadLetterKind {
        LeadReceipt = "lead_receipt",
        LeadWithdrawn = "lead_withdrawn",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum LeadLetter {
    /// Who got which data for which purpose, and the way back. Until the visitor confirmed it, it asks whether that is so.
    LeadReceipt {
        event: EventFacts,
        exhibitor: String,
        legal_name: String,
        fields: Vec<Text>,
        newsletter: bool,
        token: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        confirmed: bool,
    },
    LeadWithdrawn {
        event: EventFacts,
        exhibitor: String,
    },
}

impl LetterKind for LeadLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::LeadReceipt | Self::LeadWithdrawn => true,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::LeadReceipt | Self::LeadWithdrawn => &["lead_receipt", "lead_withdrawn"],
        }
    }
}

impl Letter for LeadLetter {
    type Kind = LeadLetterKind;

    fn kind(&self) -> LeadLetterKind {
        match self {
            Self::LeadReceipt { .. } => LeadLetterKind::LeadReceipt,
            Self::LeadWithdrawn { .. } => LeadLetterKind::LeadWithdrawn,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::LeadReceipt { event: _, exhibitor: _, legal_name: _, fields: _, newsletter: _, token, confirmed: _ } => {
                Some(Secret::Token(token))
            }
            Self::LeadWithdrawn { event: _, exhibitor: _ } => None,
        }
    }
}
