//! The letters to the people of a group: what the organisers wrote, and what is filled in for each reader.
#![allow(clippy::enum_variant_names, reason = "each kind says the letter's whole name, as it is stored")]

use serde::{Deserialize, Serialize};

use crate::{
    choice::choice,
    event::EventFacts,
    ids::ApplicationId,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum MailingLetterKind {
        VisitorMailing = "visitor_mailing",
        PartnerMailing = "partner_mailing",
        TestMailing = "test_mailing",
    }
}

choice! {
    /// Why somebody who is no visitor is one of the group.
    pub enum MailingReason {
        Application = "application",
        BoothStaff = "booth_staff",
        DeskTeam = "desk_team",
    }
}

/// Subject and text, with placeholders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailingText {
    pub subject: String,
    pub body: String,
}

impl MailingText {
    pub fn is_empty(&self) -> bool {
        self.subject.is_empty() && self.body.is_empty()
    }
}

/// What is filled in, in the language of the letter; empty where there is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailingValues {
    pub name: String,
    pub organisation: String,
    pub unit: String,
    pub session: String,
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum MailingLetter {
    /// To a visitor. News bring the secret part of the link that withdraws the consent to them, and no ticket.
    VisitorMailing { event: EventFacts, text: MailingText, values: MailingValues, ticket_code: String, withdraw: String },
    /// To whoever exhibits, would like to, or works there.
    PartnerMailing {
        event: EventFacts,
        text: MailingText,
        values: MailingValues,
        application: Option<ApplicationId>,
        reason: MailingReason,
    },
    /// To its author, before it goes to anybody: links of its readers open nothing in it.
    TestMailing { event: EventFacts, text: MailingText, values: MailingValues, is_news: bool },
}

impl LetterKind for MailingLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::VisitorMailing => true,
            Self::PartnerMailing | Self::TestMailing => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        &[]
    }
}

impl Letter for MailingLetter {
    type Kind = MailingLetterKind;

    fn kind(&self) -> MailingLetterKind {
        match self {
            Self::VisitorMailing { .. } => MailingLetterKind::VisitorMailing,
            Self::PartnerMailing { .. } => MailingLetterKind::PartnerMailing,
            Self::TestMailing { .. } => MailingLetterKind::TestMailing,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            // Kept after it left, as the ticket: whoever gets it again, or finds it years later, must still be able to say no.
            Self::VisitorMailing { event: _, text: _, values: _, ticket_code, withdraw } => {
                let secret = if withdraw.is_empty() { ticket_code } else { withdraw };
                (!secret.is_empty()).then_some(Secret::Ticket(secret))
            }
            Self::PartnerMailing { event: _, text: _, values: _, application: _, reason: _ }
            | Self::TestMailing { event: _, text: _, values: _, is_news: _ } => None,
        }
    }
}
