//! The letters to those whom a change of an event reaches: from what they last knew to what is now. What they last knew is
//! found out when a letter leaves (`process::as_of_now`).
#![allow(clippy::enum_variant_names, reason = "each kind says the letter's whole name, as it is stored")]

use serde::{Deserialize, Serialize};

use crate::{
    calendar::CalendarEntry,
    choice::choice,
    event::EventFacts,
    mail::{Letter, LetterKind, Secret},
    masterclass::SeatMove,
};

choice! {
    /// The kinds of letters about a changed event.
    pub enum EventChangeLetterKind {
        EventChanged = "event_changed",
        StaffEventChanged = "staff_event_changed",
        ExhibitorEventChanged = "exhibitor_event_changed",
    }
}

/// The letters about a changed event, each with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum EventChangeLetter {
    /// To a visitor with a ticket.
    EventChanged {
        event: EventFacts,
        before: EventFacts,
        /// What the visitor has in sessions that moved with it.
        sessions: Vec<SeatMove>,
        ticket_code: String,
        /// The days, and the visitor's seats, as they are when it leaves.
        calendar: Vec<CalendarEntry>,
    },
    /// To somebody named for a stand.
    StaffEventChanged { event: EventFacts, before: EventFacts, organisation: String, ticket_code: String, calendar: Vec<CalendarEntry> },
    /// To whoever decides about an application that counts.
    ExhibitorEventChanged {
        event: EventFacts,
        before: EventFacts,
        organisation: String,
        /// It waits for a place.
        waiting: bool,
        /// The names of those on its stand who have no mailbox of their own.
        without_mailbox: Vec<String>,
    },
}

impl LetterKind for EventChangeLetterKind {
    fn about_visitor(self) -> bool {
        match self {
            Self::EventChanged => true,
            Self::StaffEventChanged | Self::ExhibitorEventChanged => false,
        }
    }

    fn outdates(self) -> &'static [&'static str] {
        match self {
            Self::EventChanged => &["event_changed"],
            Self::StaffEventChanged => &["staff_event_changed"],
            Self::ExhibitorEventChanged => &["exhibitor_event_changed"],
        }
    }
}

impl Letter for EventChangeLetter {
    type Kind = EventChangeLetterKind;

    fn kind(&self) -> EventChangeLetterKind {
        match self {
            Self::EventChanged { .. } => EventChangeLetterKind::EventChanged,
            Self::StaffEventChanged { .. } => EventChangeLetterKind::StaffEventChanged,
            Self::ExhibitorEventChanged { .. } => EventChangeLetterKind::ExhibitorEventChanged,
        }
    }

    fn secret_mut(&mut self) -> Option<Secret<'_>> {
        match self {
            Self::EventChanged { event: _, before: _, sessions: _, ticket_code, calendar: _ }
            | Self::StaffEventChanged { event: _, before: _, organisation: _, ticket_code, calendar: _ } => {
                Some(Secret::Ticket(ticket_code))
            }
            Self::ExhibitorEventChanged { event: _, before: _, organisation: _, waiting: _, without_mailbox: _ } => None,
        }
    }
}
