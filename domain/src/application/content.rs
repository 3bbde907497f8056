//! What an application says, apart from how far it got: read from a form, and checked for what is missing.

use super::{ContactPurpose, TagKind};
use crate::{
    booth::UnitKind,
    event::EventView,
    locale::Text,
    organisation::{OrganisationKind, SizeClass},
};

mod read;

pub(super) use read::{complete, draft, parse_contacts};

/// The form of an application, as typed. Groups hold the chosen words; `contacts` is in any order.
#[derive(Clone, Debug, Default)]
pub struct ApplicationForm {
    /// The revision that the form was made from.
    pub revision: String,
    pub legal_name: String,
    pub display_name: String,
    pub kind: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub country: String,
    pub vat_id: String,
    pub public_body: String,
    pub size_class: String,
    pub website: String,
    pub teaser_de: String,
    pub teaser_en: String,
    pub description_de: String,
    pub description_en: String,
    pub topics: Vec<String>,
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
    pub wish_kind: String,
    pub wish_note: String,
    /// One per line.
    pub co_exhibitors: String,
    pub contacts: Vec<ContactForm>,
    pub terms: String,
    /// The version of the terms that the form showed.
    pub terms_version: String,
    pub de_minimis: String,
    pub double_funding: String,
}

/// One contact, as typed. Its fields are called `<purpose>_name` and so on.
#[derive(Clone, Debug)]
pub struct ContactForm {
    pub purpose: ContactPurpose,
    pub name: String,
    pub email: String,
    pub phone: String,
}

/// What an application says. Texts may be empty while it is a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    pub legal_name: String,
    pub display_name: String,
    pub kind: Option<OrganisationKind>,
    pub street: String,
    pub postcode: String,
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub vat_id: String,
    pub public_body: bool,
    pub size_class: Option<SizeClass>,
    pub website: String,
    pub teaser: Text,
    /// Markdown.
    pub description: Text,
    pub topics: Vec<String>,
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
    pub wish_kind: Option<UnitKind>,
    pub wish_note: String,
    pub co_exhibitors: Vec<String>,
    pub contacts: Vec<Contact>,
    /// The version of the terms that was accepted; empty if none was.
    pub terms_version: String,
    pub de_minimis: bool,
    pub double_funding: bool,
}

/// Whom to ask about what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub purpose: ContactPurpose,
    pub name: String,
    pub email: String,
    pub phone: String,
}

impl Content {
    pub fn contact(&self, purpose: ContactPurpose) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.purpose == purpose)
    }

    /// The words of one kind.
    pub fn tags(&self, kind: TagKind) -> &[String] {
        match kind {
            TagKind::Topic => &self.topics,
            TagKind::Offer => &self.offers,
            TagKind::Seek => &self.seeks,
        }
    }

    /// What a submission still needs: the field, and what to do about it.
    pub fn missing(&self, event: &EventView) -> Vec<(&'static str, Text)> {
        let decision = self.contact(ContactPurpose::Decision).is_some();
        let needs = [
            ("legal_name", self.legal_name.is_empty()),
            ("display_name", self.display_name.is_empty()),
            ("kind", self.kind.is_none()),
            ("size_class", self.size_class.is_none()),
            ("street", self.street.is_empty()),
            ("postcode", self.postcode.is_empty()),
            ("city", self.city.is_empty()),
            ("country", self.country.is_empty()),
            ("decision_name", !decision),
            ("decision_email", !decision),
        ];
        let mut missing: Vec<_> =
            needs.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| (field, crate::field::required())).collect();
        if self.teaser.de.is_empty() && self.teaser.en.is_empty() {
            let text = Text::new("Bitte in mindestens einer Sprache ausfüllen.", "Please fill this in, in one language at least.");
            missing.push(("teaser_de", text));
        }
        let ticks = [
            (
                "terms",
                self.terms_version.is_empty() || self.terms_version != event.terms_version,
                Text::new("Bitte stimmen Sie den Teilnahmebedingungen zu.", "Please agree to the terms of participation."),
            ),
            (
                "de_minimis",
                !self.de_minimis,
                Text::new("Bitte geben Sie die De-minimis-Erklärung ab.", "Please make the de minimis declaration."),
            ),
            (
                "double_funding",
                !self.double_funding,
                Text::new("Bitte geben Sie die Erklärung zur Doppelförderung ab.", "Please make the declaration on double funding."),
            ),
        ];
        missing.extend(ticks.into_iter().filter(|(_, missing, _)| *missing).map(|(field, _, problem)| (field, problem)));
        missing
    }
}
