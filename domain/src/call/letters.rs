//! The letters of a call: to whoever enters, and to whoever judges.

use serde::{Deserialize, Serialize};

use super::{CallView, Outcome};
use crate::{
    choice::choice,
    clock::{self, Instant},
    locale::Text,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum CallLetterKind {
        CallEntryStarted = "call_entry_started",
        CallEntryHandedIn = "call_entry_handed_in",
        CallEntryWithdrawn = "call_entry_withdrawn",
        CallEntryDecided = "call_entry_decided",
        JurorInvited = "juror_invited",
    }
}

/// The call as letters name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallPart {
    pub slug: String,
    pub title: Text,
    pub hosts: Vec<String>,
    pub closes_at: Instant,
    /// An IANA name.
    pub zone: String,
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum CallLetter {
    /// The link to a draft.
    CallEntryStarted { call: CallPart, organisation: String, token: String },
    /// It was handed in; the link leads to it.
    CallEntryHandedIn { call: CallPart, organisation: String, token: String, at: Instant },
    /// It was withdrawn; before the deadline it is a draft again, with its link, afterwards that is `for_good`.
    CallEntryWithdrawn { call: CallPart, organisation: String, for_good: bool },
    /// What became of it.
    CallEntryDecided { call: CallPart, organisation: String, outcome: Outcome },
    /// Somebody is asked to judge. They sign in as everybody does.
    JurorInvited { call: CallPart, invited_by: String },
}

impl CallLetter {
    /// What stands in place of a letter whose reader was erased.
    pub(super) fn blank() -> Self {
        let (title, zone) = (Text::new("", ""), clock::home().name().to_owned());
        let call = CallPart { slug: String::new(), title, hosts: Vec::new(), closes_at: Instant::default(), zone };
        Self::CallEntryWithdrawn { call, organisation: String::new(), for_good: true }
    }
}

impl CallPart {
    pub(super) fn of(call: &CallView) -> Self {
        Self {
            slug: call.slug.clone(),
            title: call.title.clone(),
            hosts: call.hosts.clone(),
            closes_at: call.closes_at,
            zone: call.zone.name().to_owned(),
        }
    }
}

impl LetterKind for CallLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::CallEntryStarted | Self::CallEntryHandedIn | Self::CallEntryWithdrawn | Self::CallEntryDecided | Self::JurorInvited => {
                false
            }
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::CallEntryStarted => &[],
            Self::CallEntryHandedIn | Self::CallEntryWithdrawn => &["call_entry_handed_in", "call_entry_withdrawn"],
            Self::CallEntryDecided => &["call_entry_decided"],
            Self::JurorInvited => &["juror_invited"],
        }
    }
}

impl Letter for CallLetter {
    type Kind = CallLetterKind;

    fn kind(&self) -> CallLetterKind {
        match self {
            Self::CallEntryStarted { .. } => CallLetterKind::CallEntryStarted,
            Self::CallEntryHandedIn { .. } => CallLetterKind::CallEntryHandedIn,
            Self::CallEntryWithdrawn { .. } => CallLetterKind::CallEntryWithdrawn,
            Self::CallEntryDecided { .. } => CallLetterKind::CallEntryDecided,
            Self::JurorInvited { .. } => CallLetterKind::JurorInvited,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::CallEntryStarted { call: _, organisation: _, token }
            | Self::CallEntryHandedIn { call: _, organisation: _, token, at: _ } => Some(Secret::Token(token)),
            Self::CallEntryWithdrawn { call: _, organisation: _, for_good: _ }
            | Self::CallEntryDecided { call: _, organisation: _, outcome: _ }
            | Self::JurorInvited { call: _, invited_by: _ } => None,
        }
    }
}
