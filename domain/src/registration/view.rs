//! What goes into the use cases of visitors, and what comes out.

use serde::Serialize;

use super::{ConsentPurpose, Details, DetailsForm, RegistrationState};
use crate::{
    clock::Instant,
    event::EventView,
    ids::{BadgeId, RegistrationId},
    locale::Locale,
};

/// A visitor registers.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Slug of the event.
    pub event: String,
    pub email: String,
    pub details: DetailsForm,
    /// The purposes that were ticked.
    pub consents: Vec<ConsentPurpose>,
    /// The version of the wordings that the page showed.
    pub wording_version: String,
    /// The language they were shown in; the letters' own if the page had none.
    pub shown_in: Option<Locale>,
}

/// Desk staff register somebody who stands before them.
#[derive(Clone, Debug, Default)]
pub struct RegisterAtDesk {
    /// Slug of the event.
    pub event: String,
    pub email: String,
    pub details: DetailsForm,
}

/// What the desk gets back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtDesk {
    pub registration: RegistrationId,
    pub badge: BadgeId,
    pub ticket_code: String,
    /// They had a valid registration before; nothing was changed.
    pub was_registered: bool,
}

/// A visitor changes what they told.
#[derive(Clone, Debug, Default)]
pub struct ChangeRegistration {
    /// The revision that the form showed.
    pub revision: String,
    pub details: DetailsForm,
}

/// What the page behind the link of a confirmation mail shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Awaiting {
    pub event: EventView,
    pub name: String,
    /// Whether the link was used before.
    pub is_confirmed: bool,
}

/// Everything about one's own registration.
#[derive(Clone, Debug, PartialEq)]
pub struct MyRegistration {
    pub id: RegistrationId,
    pub event: EventView,
    pub email: String,
    pub details: Details,
    pub state: RegistrationState,
    pub ticket_code: String,
    pub revision: i64,
    /// Those that count and those that were withdrawn, oldest first.
    pub consents: Vec<ConsentView>,
}

impl MyRegistration {
    /// The consent to this purpose that counts, if there is one.
    pub fn consent(&self, purpose: ConsentPurpose) -> Option<&ConsentView> {
        self.consents.iter().find(|consent| consent.purpose == purpose && consent.withdrawn_at.is_none())
    }
}

/// A consent that was given, perhaps withdrawn since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConsentView {
    pub purpose: ConsentPurpose,
    /// Exactly what was shown.
    pub wording: String,
    pub locale: Locale,
    pub given_at: Instant,
    pub withdrawn_at: Option<Instant>,
}
