//! What a letter says, as data: enough to write it in the reader's language without asking the database again.
//! Links are held as their secret part; the address around it is the app's.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{choice::choice, clock::Instant, locale::Text, money::Money};

choice! {
    /// As what somebody is invited.
    pub enum InvitedAs {
        Organiser = "organiser",
        Staff = "staff",
        Exhibitor = "exhibitor",
    }
}

/// The event that a letter is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventFacts {
    pub slug: String,
    pub name: String,
    pub city: String,
    pub venue: String,
    pub hall: String,
    pub booth_number: String,
    /// IANA name.
    pub time_zone: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub opens_minute: i32,
    pub closes_minute: i32,
    pub contact_name: String,
    pub contact_email: String,
}

/// The session that a letter is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionFacts {
    pub id: String,
    pub title: Text,
    pub stage: Text,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// Grows with each change: SEQUENCE in calendars (RFC 5545).
    pub revision: i64,
}

/// The unit that a letter is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitFacts {
    pub code: String,
    /// The word of its kind, which the booth knows.
    pub kind: String,
    /// Square decimetres.
    pub area_dm2: i32,
    pub price_cents: i64,
    pub pass_quota: i32,
    pub included: Text,
}

impl UnitFacts {
    /// What it costs.
    pub fn price(&self) -> Money {
        Money::euros(self.price_cents)
    }
}

/// Every letter that Standwerk writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// The link that signs in.
    SignIn {
        token: String,
    },
    /// Somebody is invited as organiser, staff or exhibitor. `scope` names the event or organisation.
    Invitation {
        token: String,
        role: InvitedAs,
        scope: String,
        invited_by: String,
    },
    /// A draft was begun; the link resumes it.
    ApplicationDraft {
        event: EventFacts,
        token: String,
    },
    /// An application arrived; the link shows and, until the window closes, edits it.
    ApplicationSubmitted {
        event: EventFacts,
        organisation: String,
        token: String,
    },
    /// The organisers ask something.
    InformationNeeded {
        event: EventFacts,
        organisation: String,
        question: String,
        token: String,
    },
    /// A unit is offered until `expires_at`; the link confirms or declines.
    UnitOffered {
        event: EventFacts,
        organisation: String,
        unit: UnitFacts,
        expires_at: Instant,
        token: String,
    },
    UnitConfirmed {
        event: EventFacts,
        organisation: String,
        unit: UnitFacts,
    },
    OfferDeclined {
        event: EventFacts,
        organisation: String,
        unit: UnitFacts,
    },
    OfferExpired {
        event: EventFacts,
        organisation: String,
        unit: UnitFacts,
    },
    /// The organisers took an unanswered offer back.
    OfferWithdrawn {
        event: EventFacts,
        organisation: String,
        unit: UnitFacts,
    },

    OnWaitingList {
        event: EventFacts,
        organisation: String,
    },
    ApplicationRejected {
        event: EventFacts,
        organisation: String,
        reason: String,
    },
    ApplicationWithdrawn {
        event: EventFacts,
        organisation: String,
    },
    ApplicationCancelled {
        event: EventFacts,
        organisation: String,
        reason: String,
    },
    /// Booth staff get their personal badge.
    StaffBadge {
        event: EventFacts,
        organisation: String,
        ticket_code: String,
    },
    /// Booth staff lost their badge again.
    StaffRemoved {
        event: EventFacts,
        organisation: String,
    },
    /// The visitor confirms the address.
    ConfirmRegistration {
        event: EventFacts,
        token: String,
    },
    /// The visitor's ticket.
    Ticket {
        event: EventFacts,
        ticket_code: String,
    },
    RegistrationCancelled {
        event: EventFacts,
    },
    /// Everything about the visitor was erased; the last letter they get.
    RegistrationErased {
        event: EventFacts,
    },
    SeatBooked {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
    },
    SeatWaiting {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
    },
    SeatPromoted {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
    },
    SeatReleased {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
    },
    SessionChanged {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
    },
    SessionCancelled {
        event: EventFacts,
        session: SessionFacts,
        ticket_code: String,
    },
    /// Who got which data for which purpose, and the way back.
    LeadReceipt {
        event: EventFacts,
        exhibitor: String,
        legal_name: String,
        fields: Vec<Text>,
        newsletter: bool,
        token: String,
    },
    LeadWithdrawn {
        event: EventFacts,
        exhibitor: String,
    },
}

impl Letter {
    /// The letter's name in lists and logs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::SignIn { .. } => "sign_in",
            Self::Invitation { .. } => "invitation",
            Self::ApplicationDraft { .. } => "application_draft",
            Self::ApplicationSubmitted { .. } => "application_submitted",
            Self::InformationNeeded { .. } => "information_needed",
            Self::UnitOffered { .. } => "unit_offered",
            Self::UnitConfirmed { .. } => "unit_confirmed",
            Self::OfferDeclined { .. } => "offer_declined",
            Self::OfferExpired { .. } => "offer_expired",
            Self::OfferWithdrawn { .. } => "offer_withdrawn",
            Self::OnWaitingList { .. } => "on_waiting_list",
            Self::ApplicationRejected { .. } => "application_rejected",
            Self::ApplicationWithdrawn { .. } => "application_withdrawn",
            Self::ApplicationCancelled { .. } => "application_cancelled",
            Self::StaffBadge { .. } => "staff_badge",
            Self::StaffRemoved { .. } => "staff_removed",
            Self::ConfirmRegistration { .. } => "confirm_registration",
            Self::Ticket { .. } => "ticket",
            Self::RegistrationCancelled { .. } => "registration_cancelled",
            Self::RegistrationErased { .. } => "registration_erased",
            Self::SeatBooked { .. } => "seat_booked",
            Self::SeatWaiting { .. } => "seat_waiting",
            Self::SeatPromoted { .. } => "seat_promoted",
            Self::SeatReleased { .. } => "seat_released",
            Self::SessionChanged { .. } => "session_changed",
            Self::SessionCancelled { .. } => "session_cancelled",
            Self::LeadReceipt { .. } => "lead_receipt",
            Self::LeadWithdrawn { .. } => "lead_withdrawn",
        }
    }

    /// The secret in the letter's link, if it acts in the reader's name.
    pub fn token(&self) -> Option<&str> {
        match self {
            Self::SignIn { token }
            | Self::Invitation { token, .. }
            | Self::ApplicationDraft { token, .. }
            | Self::ApplicationSubmitted { token, .. }
            | Self::InformationNeeded { token, .. }
            | Self::UnitOffered { token, .. }
            | Self::ConfirmRegistration { token, .. }
            | Self::LeadReceipt { token, .. } => Some(token),
            _ => None,
        }
    }

    /// Whether something in the letter is for its reader's eyes alone: see `without_secret`.
    pub fn has_secret(&self) -> bool {
        self.clone().secret_mut().is_some()
    }

    /// The letter for other eyes than its reader's, with `instead` where its secret stood. The token of a link acts in the
    /// reader's name; a ticket opens the door and "my registration", with all that exhibitors noted.
    #[must_use]
    pub fn without_secret(&self, instead: &str) -> Self {
        let mut letter = self.clone();
        if let Some(secret) = letter.secret_mut() {
            instead.clone_into(secret);
        }
        letter
    }

    /// Names every field of every letter: a new one does not compile until somebody decided whether it is a secret.
    fn secret_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::SignIn { token }
            | Self::Invitation { token, role: _, scope: _, invited_by: _ }
            | Self::ApplicationDraft { event: _, token }
            | Self::ApplicationSubmitted { event: _, organisation: _, token }
            | Self::InformationNeeded { event: _, organisation: _, question: _, token }
            | Self::UnitOffered { event: _, organisation: _, unit: _, expires_at: _, token }
            | Self::ConfirmRegistration { event: _, token }
            | Self::LeadReceipt { event: _, exhibitor: _, legal_name: _, fields: _, newsletter: _, token } => Some(token),
            Self::StaffBadge { event: _, organisation: _, ticket_code }
            | Self::Ticket { event: _, ticket_code }
            | Self::SeatBooked { event: _, session: _, ticket_code }
            | Self::SeatWaiting { event: _, session: _, ticket_code }
            | Self::SeatPromoted { event: _, session: _, ticket_code }
            | Self::SeatReleased { event: _, session: _, ticket_code }
            | Self::SessionChanged { event: _, session: _, ticket_code }
            | Self::SessionCancelled { event: _, session: _, ticket_code } => Some(ticket_code),
            Self::UnitConfirmed { event: _, organisation: _, unit: _ }
            | Self::OfferDeclined { event: _, organisation: _, unit: _ }
            | Self::OfferExpired { event: _, organisation: _, unit: _ }
            | Self::OfferWithdrawn { event: _, organisation: _, unit: _ }
            | Self::OnWaitingList { event: _, organisation: _ }
            | Self::ApplicationRejected { event: _, organisation: _, reason: _ }
            | Self::ApplicationWithdrawn { event: _, organisation: _ }
            | Self::ApplicationCancelled { event: _, organisation: _, reason: _ }
            | Self::StaffRemoved { event: _, organisation: _ }
            | Self::RegistrationCancelled { event: _ }
            | Self::RegistrationErased { event: _ }
            | Self::LeadWithdrawn { event: _, exhibitor: _ } => None,
        }
    }
}
