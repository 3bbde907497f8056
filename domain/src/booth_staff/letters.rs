//! The letters to people on the stand.

use serde::{Deserialize, Serialize};

use crate::{
    calendar::CalendarEntry,
    choice::choice,
    event::EventFacts,
    mail::{Letter, LetterKind, Secret},
};

choice! {
    /// The kinds of letters of this slice.
    pub enum BoothStaffLetterKind {
        StaffBadge = "staff_badge",
        StaffRemoved = "staff_removed",
    }
}

/// The letters of this slice, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum BoothStaffLetter {
    /// Booth staff get their personal badge.
    StaffBadge {
        event: EventFacts,
        organisation: String,
        ticket_code: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calendar: Vec<CalendarEntry>,
    },
    /// Booth staff lost their badge again.
    StaffRemoved {
        event: EventFacts,
        organisation: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        calendar: Vec<CalendarEntry>,
    },
}

impl LetterKind for BoothStaffLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::StaffBadge | Self::StaffRemoved => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::StaffBadge => &["staff_badge"],
            Self::StaffRemoved => &["staff_badge", "staff_event_changed"],
        }
    }
}

impl Letter for BoothStaffLetter {
    type Kind = BoothStaffLetterKind;

    fn kind(&self) -> BoothStaffLetterKind {
        match self {
            Self::StaffBadge { .. } => BoothStaffLetterKind::StaffBadge,
            Self::StaffRemoved { .. } => BoothStaffLetterKind::StaffRemoved,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::StaffBadge { event: _, organisation: _, ticket_code, calendar: _ } => Some(Secret::Ticket(ticket_code)),
            Self::StaffRemoved { event: _, organisation: _, calendar: _ } => None,
        }
    }
}
