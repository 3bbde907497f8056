//! The letters to whoever is invited to a roundtable.
#![allow(clippy::enum_variant_names, reason = "each kind says the letter's whole name, as it is stored")]

use serde::{Deserialize, Serialize};

use super::entity::{roundtable, roundtable_guest};
use crate::{
    choice::choice,
    clock::Instant,
    locale::Text,
    mail::{Letter, LetterKind, NewMail, Secret, Thread},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum RoundtableLetterKind {
        RoundtableInvitation = "roundtable_invitation",
        RoundtableReminder = "roundtable_reminder",
        RoundtableSeat = "roundtable_seat",
        RoundtableWaiting = "roundtable_waiting",
        RoundtableCalledOff = "roundtable_called_off",
        RoundtableMinutes = "roundtable_minutes",
        RoundtableChanged = "roundtable_changed",
        RoundtableCancelled = "roundtable_cancelled",
    }
}

/// What letters tell of a roundtable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundtableFacts {
    pub name: String,
    pub place: String,
    /// IANA name.
    pub time_zone: String,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub answer_by: Instant,
    /// Markdown; may be empty.
    pub purpose: Text,
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum RoundtableLetter {
    RoundtableInvitation {
        roundtable: RoundtableFacts,
        token: String,
    },
    RoundtableReminder {
        roundtable: RoundtableFacts,
        token: String,
    },
    /// They have a seat: at once, or because one became free.
    RoundtableSeat {
        roundtable: RoundtableFacts,
        moved_up: bool,
    },
    RoundtableWaiting {
        roundtable: RoundtableFacts,
    },
    /// The organisers took the invitation back.
    RoundtableCalledOff {
        roundtable: RoundtableFacts,
    },
    RoundtableMinutes {
        roundtable: RoundtableFacts,
        /// Markdown.
        minutes: String,
    },
    /// It takes place at another time or in another place.
    RoundtableChanged {
        roundtable: RoundtableFacts,
        before: RoundtableFacts,
    },
    /// It does not take place.
    RoundtableCancelled {
        roundtable: RoundtableFacts,
    },
}

impl LetterKind for RoundtableLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::RoundtableInvitation
            | Self::RoundtableReminder
            | Self::RoundtableSeat
            | Self::RoundtableWaiting
            | Self::RoundtableCalledOff
            | Self::RoundtableMinutes
            | Self::RoundtableChanged
            | Self::RoundtableCancelled => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::RoundtableInvitation | Self::RoundtableReminder => &["roundtable_invitation", "roundtable_reminder"],
            Self::RoundtableSeat | Self::RoundtableWaiting => &["roundtable_reminder", "roundtable_seat", "roundtable_waiting"],
            Self::RoundtableCalledOff | Self::RoundtableCancelled => {
                &["roundtable_invitation", "roundtable_reminder", "roundtable_seat", "roundtable_waiting", "roundtable_changed"]
            }
            Self::RoundtableChanged => &["roundtable_changed"],
            Self::RoundtableMinutes => &[],
        }
    }
}

impl Letter for RoundtableLetter {
    type Kind = RoundtableLetterKind;

    fn kind(&self) -> RoundtableLetterKind {
        match self {
            Self::RoundtableInvitation { .. } => RoundtableLetterKind::RoundtableInvitation,
            Self::RoundtableReminder { .. } => RoundtableLetterKind::RoundtableReminder,
            Self::RoundtableSeat { .. } => RoundtableLetterKind::RoundtableSeat,
            Self::RoundtableWaiting { .. } => RoundtableLetterKind::RoundtableWaiting,
            Self::RoundtableCalledOff { .. } => RoundtableLetterKind::RoundtableCalledOff,
            Self::RoundtableMinutes { .. } => RoundtableLetterKind::RoundtableMinutes,
            Self::RoundtableChanged { .. } => RoundtableLetterKind::RoundtableChanged,
            Self::RoundtableCancelled { .. } => RoundtableLetterKind::RoundtableCancelled,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::RoundtableInvitation { roundtable: _, token } | Self::RoundtableReminder { roundtable: _, token } => {
                Some(Secret::Token(token))
            }
            Self::RoundtableSeat { roundtable: _, moved_up: _ }
            | Self::RoundtableWaiting { roundtable: _ }
            | Self::RoundtableCalledOff { roundtable: _ }
            | Self::RoundtableMinutes { roundtable: _, minutes: _ }
            | Self::RoundtableChanged { roundtable: _, before: _ }
            | Self::RoundtableCancelled { roundtable: _ } => None,
        }
    }
}

impl roundtable::Model {
    pub(super) fn facts(&self) -> RoundtableFacts {
        RoundtableFacts {
            name: self.name.clone(),
            place: self.place.clone(),
            time_zone: self.time_zone.clone(),
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            answer_by: self.answer_by,
            purpose: Text::new(&self.purpose_de, &self.purpose_en),
        }
    }
}

/// A letter to a guest; `once` makes it the same letter when its cause is repeated.
pub(super) fn to_guest(
    round: &roundtable::Model,
    guest: &roundtable_guest::Model,
    once: impl std::fmt::Display,
    letter: RoundtableLetter,
) -> NewMail<RoundtableLetter> {
    let kind = letter.kind();
    let useful_until = match kind {
        RoundtableLetterKind::RoundtableInvitation | RoundtableLetterKind::RoundtableReminder => Some(round.answer_by),
        RoundtableLetterKind::RoundtableSeat
        | RoundtableLetterKind::RoundtableWaiting
        | RoundtableLetterKind::RoundtableCalledOff
        | RoundtableLetterKind::RoundtableChanged
        | RoundtableLetterKind::RoundtableCancelled => Some(round.ends_at),
        RoundtableLetterKind::RoundtableMinutes => None,
    };
    NewMail {
        dedupe_key: format!("{kind}:{}:{once}", guest.id),
        about: Thread::RoundtableGuest(guest.id),
        useful_until,
        event: round.event_id,
        to_name: guest.name.clone(),
        to_email: guest.email.clone(),
        locale: guest.locale,
        letter,
    }
}
