//! Reading the form of an application, and what a submission still needs.

use super::{ApplicationForm, Contact, ContactForm, Content};
use crate::{
    application::ContactPurpose,
    event::EventView,
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, required, visible},
    locale::Text,
    phone::PhoneNumber,
};

/// Co-exhibitors that one application may name.
const CO_EXHIBITORS: usize = 20;

/// Reads a draft. Empty fields are fine, wrong ones are not: nothing is kept that could not be used later.
///
/// # Errors
/// Every field that is wrong.
pub(in crate::application) fn draft(form: &ApplicationForm, event: &EventView) -> Result<Content, FieldErrors> {
    let (content, fields) = Content::read(form, event);
    fields.finish(|| Some(content))
}

/// Reads what is handed in.
///
/// # Errors
/// Every field that is wrong or missing.
pub(in crate::application) fn complete(form: &ApplicationForm, event: &EventView) -> Result<Content, FieldErrors> {
    let (content, mut fields) = Content::read(form, event);
    let wrong: Vec<String> = fields.refused().map(str::to_owned).collect();
    // A contact with one wrong field is not read at all: what is wrong with it was said already.
    let said = |field: &str| wrong.iter().any(|name| name == field || field.starts_with("decision_") && name.starts_with("decision_"));
    for (field, problem) in content.missing(event) {
        if !said(field) {
            fields.refuse(field, problem);
        }
    }
    fields.finish(|| Some(content))
}

impl Content {
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
        let mut missing: Vec<_> = needs.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| (field, required())).collect();
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

/// What a browser sends for a ticked box.
pub(super) fn is_on(typed: &str) -> bool {
    typed == "on"
}

pub(super) fn line<const MAX: usize>(fields: &mut Fields, name: &str, typed: &str) -> String {
    fields.check(name, Line::<MAX>::parse_optional(typed)).unwrap_or_default()
}

pub(super) fn prose<const MAX: usize>(fields: &mut Fields, name: &str, typed: &str) -> String {
    fields.check(name, Prose::<MAX>::parse(typed)).map(Prose::into_string).unwrap_or_default()
}

pub(super) fn optional(fields: &mut Fields, name: &str, typed: &str, parse: impl FnOnce(&str) -> Result<String, Text>) -> String {
    fields.check_optional(name, typed, parse).flatten().unwrap_or_default()
}

pub(super) fn chosen<T: std::str::FromStr>(fields: &mut Fields, name: &str, typed: &str) -> Option<T> {
    let wrong = |_| Text::new("Bitte etwas aus der Liste wählen.", "Please choose from the list.");
    fields.check_optional(name, typed, |typed| typed.trim().parse().map_err(wrong)).flatten()
}

/// Acceptance counts for the version that the form showed; if the terms changed since, it must be given anew.
pub(super) fn terms(fields: &mut Fields, form: &ApplicationForm, event: &EventView) -> String {
    if !is_on(&form.terms) {
        return String::new();
    }
    if form.terms_version != event.terms_version {
        fields.refuse(
            "terms",
            Text::new(
                "Die Teilnahmebedingungen haben sich inzwischen geändert. Bitte lesen Sie die neue Fassung und stimmen Sie noch einmal zu.",
                "The terms of participation have changed since. Please read the new version and agree again.",
            ),
        );
    }
    event.terms_version.clone()
}

pub(super) fn parse_co_exhibitors(fields: &mut Fields, typed: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for typed in typed.lines().filter(|line| !visible(line).is_empty()) {
        if let Some(name) = fields.check("co_exhibitors", Line::<120>::parse(typed)) {
            let name = name.into_string();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if names.len() > CO_EXHIBITORS {
        fields.refuse(
            "co_exhibitors",
            Text::new(
                format!("Das sind {} Namen; höchstens {CO_EXHIBITORS} sind möglich.", names.len()),
                format!("These are {} names; at most {CO_EXHIBITORS} are possible.", names.len()),
            ),
        );
    }
    names
}

/// A contact counts once anything of it is filled in; then it needs a name and an address. `country` is the organisation's:
/// of a telephone number that does not say its own.
pub(in crate::application) fn parse_contacts(fields: &mut Fields, typed: &[ContactForm], country: &str) -> Vec<Contact> {
    let is_empty = |form: &&ContactForm| [&form.name, &form.email, &form.phone].iter().all(|typed| visible(typed).is_empty());
    let mut contacts = Vec::new();
    for purpose in ContactPurpose::ALL {
        let Some(form) = typed.iter().filter(|form| !is_empty(form)).find(|form| form.purpose == purpose) else { continue };
        let name = fields.check(&format!("{purpose}_name"), PersonName::parse(&form.name));
        let email = fields.check(&format!("{purpose}_email"), Email::parse(&form.email));
        let phone = optional(fields, &format!("{purpose}_phone"), &form.phone, |typed| {
            PhoneNumber::parse(typed, country).map(PhoneNumber::into_kept)
        });
        if let (Some(name), Some(email)) = (name, email) {
            contacts.push(Contact { purpose, name: name.as_str().to_owned(), email: email.as_str().to_owned(), phone });
        }
    }
    contacts
}
