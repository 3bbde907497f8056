//! The letter to an exhibitor's team that somebody asked about its property and lets it see that. Who that was and what they
//! wrote stands where it can be taken back, and in no mailbox.

use serde::{Deserialize, Serialize};

use crate::{
    account::TeamMember,
    choice::choice,
    ids::EnquiryId,
    locale::Text,
    mail::{Letter, LetterKind, NewMail, Secret, Thread},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum EnquiryLetterKind {
        EnquiryShared = "enquiry_shared",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum EnquiryLetter {
    /// What the property is called.
    EnquiryShared { about: Text },
}

impl LetterKind for EnquiryLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::EnquiryShared => false,
        }
    }

    // Each of a team gets its own.
    fn outdates(self) -> &'static [&'static str] {
        &[]
    }
}

impl Letter for EnquiryLetter {
    type Kind = EnquiryLetterKind;

    fn kind(&self) -> EnquiryLetterKind {
        match self {
            Self::EnquiryShared { about: _ } => EnquiryLetterKind::EnquiryShared,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::EnquiryShared { about: _ } => None,
        }
    }
}

/// To each of a team once, in the language of each.
pub(super) fn to_team(id: EnquiryId, about: &Text, team: &[TeamMember]) -> Vec<NewMail<EnquiryLetter>> {
    let mail = |member: &TeamMember| NewMail {
        dedupe_key: format!("enquiry_shared:{id}:{}", member.account),
        about: Thread::Enquiry(id),
        useful_until: None,
        event: None,
        to_name: member.name.clone(),
        to_email: member.email.clone(),
        locale: member.locale,
        letter: EnquiryLetter::EnquiryShared { about: about.clone() },
    };
    team.iter().map(mail).collect()
}
