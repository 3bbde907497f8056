//! The letters to organisers about what they wait for.
#![allow(clippy::enum_variant_names, reason = "each kind says the letter's whole name, as it is stored")]

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Notice, NoticeKind};
use crate::{
    choice::choice,
    locale::Text,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum NoticeLetterKind {
        OrganiserNotice = "organiser_notice",
        OrganiserDigest = "organiser_digest",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum NoticeLetter {
    /// Something has just happened.
    OrganiserNotice { event: Option<EventPart>, happened: HappenedPart },
    /// Everything that happened up to the morning of `day`, event by event.
    OrganiserDigest { day: NaiveDate, events: Vec<NoticeOfEvent> },
}

/// An event, as far as these letters name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventPart {
    pub slug: String,
    pub name: String,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HappenedPart {
    pub kind: NoticeKind,
    /// The application, session or enquiry.
    pub subject: Uuid,
    pub name: Text,
}

/// What happened at an event, and what waits there; or what is about none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeOfEvent {
    pub event: Option<EventPart>,
    pub happened: Vec<HappenedPart>,
    /// Applications that wait for a decision now.
    pub to_decide: u64,
}

impl From<Notice> for HappenedPart {
    fn from(notice: Notice) -> Self {
        Self { kind: notice.kind, subject: notice.subject, name: notice.name }
    }
}

impl LetterKind for NoticeLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::OrganiserNotice | Self::OrganiserDigest => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        &[]
    }
}

impl Letter for NoticeLetter {
    type Kind = NoticeLetterKind;

    fn kind(&self) -> NoticeLetterKind {
        match self {
            Self::OrganiserNotice { .. } => NoticeLetterKind::OrganiserNotice,
            Self::OrganiserDigest { .. } => NoticeLetterKind::OrganiserDigest,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::OrganiserNotice { event: _, happened: _ } | Self::OrganiserDigest { day: _, events: _ } => None,
        }
    }
}
