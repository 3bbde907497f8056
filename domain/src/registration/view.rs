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
}

/// The consents that somebody ticks where they confirm their address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TickedConsents {
    pub purposes: Vec<ConsentPurpose>,
    pub shown: ShownWording,
}

/// Which wordings of consents a page showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownWording {
    /// As [`wording_version`](super::wording_version) made it for the page.
    pub version: String,
    /// Who runs this site, and is consented to.
    pub whose: String,
    pub locale: Locale,
}

impl TickedConsents {
    /// For whoever ticks nothing.
    pub fn none() -> Self {
        let shown = ShownWording { version: String::new(), whose: String::new(), locale: Locale::De };
        Self { purposes: Vec::new(), shown }
    }
}

/// Desk staff register somebody who stands before them.
#[derive(Clone, Debug, Default)]
pub struct RegisterAtDesk {
    /// Slug of the event.
    pub event: String,
    /// Empty for whoever has no mailbox, or does not want to tell it.
    pub email: String,
    pub details: DetailsForm,
    /// Whoever is at the desk has seen those with the same name or mailbox, and it is somebody else.
    pub is_another: bool,
}

/// Somebody who may be the one that is to be registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlikeVisitor {
    pub registration: RegistrationId,
    pub badge: BadgeId,
    pub name: String,
    pub organisation: String,
    pub state: RegistrationState,
}

/// A visitor, as the desk sees them.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitorView {
    pub id: RegistrationId,
    pub badge: BadgeId,
    pub event: EventView,
    pub details: Details,
    pub state: RegistrationState,
    pub revision: i64,
    /// The rest is for organisers alone.
    pub more: Option<VisitorMore>,
}

/// What organisers see of a visitor besides.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitorMore {
    /// None was told at the desk.
    pub email: Option<String>,
    pub created_at: Instant,
    pub confirmed_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
    /// Others with the same mailbox.
    pub sharing: Vec<AlikeVisitor>,
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
    /// What was typed when this link was asked for.
    pub details: Details,
    /// The consents that can be given here.
    pub asked: Vec<ConsentPurpose>,
    /// Whether the link, or another one, was used before.
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
    /// What exhibitors scan.
    pub badge_code: String,
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
