//! The letters to hosts and to those who came.
#![allow(clippy::enum_variant_names, reason = "each kind says the letter's whole name, as it is stored")]

use serde::{Deserialize, Serialize};

use crate::{
    choice::choice,
    clock::Instant,
    locale::Text,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum VisitLetterKind {
        VisitHostAsked = "visit_host_asked",
        VisitHostReleased = "visit_host_released",
        VisitThanks = "visit_thanks",
    }
}

/// A delegation, as far as hosts are told of it: nobody in it by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitFacts {
    pub title: Text,
    pub organisation: String,
    pub people: i32,
    pub interests: String,
}

/// An item, as its host is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemFacts {
    pub title: String,
    /// May be empty.
    pub place: String,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// IANA.
    pub time_zone: String,
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum VisitLetter {
    /// Whether they can receive the delegation then; once more, if something about it changed.
    VisitHostAsked { visit: VisitFacts, item: ItemFacts, changed: bool, token: String },
    /// They are not needed any more.
    VisitHostReleased { visit: VisitFacts, item: ItemFacts },
    /// What an organiser wrote afterwards.
    VisitThanks { visit: VisitFacts, to_host: bool, text: String },
}

impl VisitLetter {
    /// What stands in place of one whose reader is forgotten.
    pub(super) fn blank() -> Self {
        Self::VisitThanks { visit: VisitFacts::default(), to_host: false, text: String::new() }
    }
}

impl LetterKind for VisitLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::VisitHostAsked | Self::VisitHostReleased | Self::VisitThanks => false,
        }
    }

    /// One who was a host before is told so in any case, whoever is asked instead.
    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::VisitHostAsked | Self::VisitHostReleased => &["visit_host_asked"],
            Self::VisitThanks => &[],
        }
    }
}

impl Letter for VisitLetter {
    type Kind = VisitLetterKind;

    fn kind(&self) -> VisitLetterKind {
        match self {
            Self::VisitHostAsked { .. } => VisitLetterKind::VisitHostAsked,
            Self::VisitHostReleased { .. } => VisitLetterKind::VisitHostReleased,
            Self::VisitThanks { .. } => VisitLetterKind::VisitThanks,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::VisitHostAsked { visit: _, item: _, changed: _, token } => Some(Secret::Token(token)),
            Self::VisitHostReleased { visit: _, item: _ } | Self::VisitThanks { visit: _, to_host: _, text: _ } => None,
        }
    }
}
