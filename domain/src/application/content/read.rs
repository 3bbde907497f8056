//! Reading the form of an application: as a draft, which takes anything, and as what is handed in.

use super::{ApplicationForm, AsTyped, Contact, ContactForm, Content, needs::lacking};
use crate::{
    application::{ContactPurpose, Declaration},
    event::EventView,
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, required, visible},
    locale::Text,
    phone::PhoneNumber,
};

/// Co-exhibitors that one application may name.
const CO_EXHIBITORS: usize = 20;

/// Reads a draft. Anything may be missing, and what cannot be read yet is kept as it was typed.
///
/// # Errors
/// Every field that is wrong, if that is more than a draft keeps.
pub(in crate::application) fn draft(form: &ApplicationForm, event: &EventView) -> Result<Content, FieldErrors> {
    let (content, fields) = Content::read(form, event);
    match AsTyped::of(form, fields.refused()) {
        Some(as_typed) => Ok(Content { as_typed, ..content }),
        None => fields.finish(|| Some(content)),
    }
}

/// Reads what somebody else types for the applicant. Anything may be missing, but nothing may be wrong.
///
/// # Errors
/// Every field that is wrong.
pub(in crate::application) fn with_gaps(form: &ApplicationForm, event: &EventView) -> Result<Content, FieldErrors> {
    let (content, fields) = Content::read(form, event);
    fields.finish(|| Some(content))
}

/// Reads what organisers change of what was handed in. Nothing that was needed for that may get lost; what binds the
/// applicant alone, the terms and the declarations, stays as it was.
///
/// # Errors
/// Every field that is wrong or missing.
pub(in crate::application) fn edited(form: &ApplicationForm, event: &EventView, before: &Content) -> Result<Content, FieldErrors> {
    let (content, mut fields) = Content::read(&without_declarations(form), event);
    let content = Content {
        terms_version: before.terms_version.clone(),
        de_minimis: before.de_minimis.clone(),
        double_funding: before.double_funding.clone(),
        ..content
    };
    refuse_once(&mut fields, content.missing_beside_declarations(event));
    fields.finish(|| Some(content))
}

/// A form whose declarations count as not made: they are the applicant's alone.
pub(in crate::application) fn without_declarations(form: &ApplicationForm) -> ApplicationForm {
    ApplicationForm {
        terms: String::new(),
        de_minimis: String::new(),
        de_minimis_reason: String::new(),
        double_funding: String::new(),
        double_funding_reason: String::new(),
        ..form.clone()
    }
}

/// Reads what is handed in.
///
/// # Errors
/// Every field that is wrong or missing.
pub(in crate::application) fn complete(form: &ApplicationForm, event: &EventView) -> Result<Content, FieldErrors> {
    let (content, mut fields) = Content::read(form, event);
    refuse_once(&mut fields, content.missing(event));
    fields.finish(|| Some(content))
}

/// The contacts of somebody who takes part: whole, and whoever decides among them.
pub(in crate::application) fn whole_contacts(fields: &mut Fields, typed: &[ContactForm], country: &str) -> Vec<Contact> {
    let contacts = parse_contacts(fields, typed, country);
    let missing = lacking(&contacts).into_iter().filter(|(_, is_there)| !is_there);
    refuse_once(fields, missing.map(|(field, _)| (field, required())).collect());
    contacts
}

/// Refuses these fields, but for those of which it was said already what is wrong.
fn refuse_once(fields: &mut Fields, problems: Vec<(String, Text)>) {
    let said: Vec<String> = fields.refused().map(str::to_owned).collect();
    for (field, problem) in problems {
        if !said.contains(&field) {
            fields.refuse(&field, problem);
        }
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

/// What is answered to a declaration, and why it does not concern somebody.
pub(super) fn declaration(fields: &mut Fields, name: &str, answer: &str, reason: &str) -> Declaration {
    Declaration { answer: chosen(fields, name, answer), reason: line::<200>(fields, &format!("{name}_reason"), reason) }
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
        return String::new();
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

/// A contact counts once anything of it is filled in; what of it is empty or wrong stays empty. `country` is the
/// organisation's: of a telephone number that does not say its own.
pub(in crate::application) fn parse_contacts(fields: &mut Fields, typed: &[ContactForm], country: &str) -> Vec<Contact> {
    let is_empty = |form: &ContactForm| [&form.name, &form.email, &form.phone].iter().all(|typed| visible(typed).is_empty());
    let mut contacts: Vec<Contact> = Vec::new();
    for purpose in ContactPurpose::ALL {
        let Some(form) = typed.iter().find(|form| form.purpose == purpose) else { continue };
        if form.like_decision && purpose != ContactPurpose::Decision {
            let decision = contacts.iter().find(|contact| contact.purpose == ContactPurpose::Decision);
            contacts.extend(decision.cloned().map(|contact| Contact { purpose, ..contact }));
        } else if !is_empty(form) {
            contacts.push(parse_contact(fields, form, country));
        }
    }
    contacts
}

fn parse_contact(fields: &mut Fields, form: &ContactForm, country: &str) -> Contact {
    let ContactForm { purpose, name, email, phone, like_decision: _ } = form;
    let mut part = |part: &str, typed: &str, parse: &dyn Fn(&str) -> Result<String, Text>| {
        optional(fields, &format!("{purpose}_{part}"), typed, parse)
    };
    Contact {
        purpose: *purpose,
        name: part("name", name, &|typed| PersonName::parse(typed).map(|name| name.as_str().to_owned())),
        email: part("email", email, &|typed| Email::parse(typed).map(|email| email.as_str().to_owned())),
        phone: part("phone", phone, &|typed| PhoneNumber::parse(typed, country).map(PhoneNumber::into_kept)),
    }
}
