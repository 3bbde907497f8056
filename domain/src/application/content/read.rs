//! Reading the form of an application.

use super::{ApplicationForm, Contact, ContactForm, Content};
use crate::{
    application::{ContactPurpose, TagKind, topic},
    country::parse_country,
    event::EventView,
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose, WebAddress, phone},
    locale::Text,
    vat::VatId,
};

/// Co-exhibitors that one application may name.
const CO_EXHIBITORS: usize = 20;

/// Reads a draft. Empty fields are fine, wrong ones are not: nothing is kept that could not be used later.
///
/// # Errors
/// Every field that is wrong.
pub(in crate::application) fn draft(form: &ApplicationForm, event: &EventView) -> Result<Content, FieldErrors> {
    let (content, fields) = read(form, event);
    fields.finish(|| Some(content))
}

/// Reads what is handed in.
///
/// # Errors
/// Every field that is wrong or missing.
pub(in crate::application) fn complete(form: &ApplicationForm, event: &EventView) -> Result<Content, FieldErrors> {
    let (content, mut fields) = read(form, event);
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

fn read(form: &ApplicationForm, event: &EventView) -> (Content, Fields) {
    let ApplicationForm {
        legal_name,
        display_name,
        kind,
        street,
        postcode,
        city,
        country,
        vat_id,
        public_body,
        size_class,
        website,
        teaser_de,
        teaser_en,
        description_de,
        description_en,
        topics,
        offers,
        seeks,
        wish_kind,
        wish_note,
        co_exhibitors,
        contacts,
        de_minimis,
        double_funding,
        // Read together: see `terms`.
        terms: _,
        terms_version: _,
        // Compared, not written.
        revision: _,
    } = form;
    let mut fields = Fields::new();
    let country = fields.check_optional("country", country, parse_country).flatten().unwrap_or_default();
    let content = Content {
        legal_name: line::<160>(&mut fields, "legal_name", legal_name),
        display_name: line::<80>(&mut fields, "display_name", display_name),
        kind: chosen(&mut fields, "kind", kind),
        street: line::<120>(&mut fields, "street", street),
        postcode: line::<20>(&mut fields, "postcode", postcode),
        city: line::<80>(&mut fields, "city", city),
        vat_id: optional(&mut fields, "vat_id", vat_id, |typed| VatId::parse(typed, &country).map(VatId::into_string)),
        public_body: is_on(public_body),
        size_class: chosen(&mut fields, "size_class", size_class),
        website: optional(&mut fields, "website", website, |typed| WebAddress::parse(typed).map(WebAddress::into_string)),
        teaser: Text::new(line::<160>(&mut fields, "teaser_de", teaser_de), line::<160>(&mut fields, "teaser_en", teaser_en)),
        description: Text::new(
            prose::<4000>(&mut fields, "description_de", description_de),
            prose::<4000>(&mut fields, "description_en", description_en),
        ),
        topics: topic::known(TagKind::Topic, topics),
        offers: topic::known(TagKind::Offer, offers),
        seeks: topic::known(TagKind::Seek, seeks),
        wish_kind: chosen(&mut fields, "wish_kind", wish_kind),
        wish_note: prose::<1000>(&mut fields, "wish_note", wish_note),
        co_exhibitors: parse_co_exhibitors(&mut fields, co_exhibitors),
        contacts: parse_contacts(&mut fields, contacts),
        terms_version: terms(&mut fields, form, event),
        de_minimis: is_on(de_minimis),
        double_funding: is_on(double_funding),
        country,
    };
    (content, fields)
}

/// What a browser sends for a ticked box.
fn is_on(typed: &str) -> bool {
    typed == "on"
}

fn line<const MAX: usize>(fields: &mut Fields, name: &str, typed: &str) -> String {
    fields.check(name, Line::<MAX>::parse_optional(typed)).unwrap_or_default()
}

fn prose<const MAX: usize>(fields: &mut Fields, name: &str, typed: &str) -> String {
    fields.check(name, Prose::<MAX>::parse(typed)).map(Prose::into_string).unwrap_or_default()
}

fn optional(fields: &mut Fields, name: &str, typed: &str, parse: impl FnOnce(&str) -> Result<String, Text>) -> String {
    fields.check_optional(name, typed, parse).flatten().unwrap_or_default()
}

fn chosen<T: std::str::FromStr>(fields: &mut Fields, name: &str, typed: &str) -> Option<T> {
    let wrong = |_| Text::new("Bitte etwas aus der Liste wählen.", "Please choose from the list.");
    fields.check_optional(name, typed, |typed| typed.trim().parse().map_err(wrong)).flatten()
}

/// Acceptance counts for the version that the form showed; if the terms changed since, it must be given anew.
fn terms(fields: &mut Fields, form: &ApplicationForm, event: &EventView) -> String {
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

fn parse_co_exhibitors(fields: &mut Fields, typed: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for typed in typed.lines().filter(|line| !line.trim().is_empty()) {
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

/// A contact counts once anything of it is filled in; then it needs a name and an address.
pub(in crate::application) fn parse_contacts(fields: &mut Fields, typed: &[ContactForm]) -> Vec<Contact> {
    let is_empty = |form: &&ContactForm| [&form.name, &form.email, &form.phone].iter().all(|typed| typed.trim().is_empty());
    let mut contacts = Vec::new();
    for purpose in ContactPurpose::ALL {
        let Some(form) = typed.iter().filter(|form| !is_empty(form)).find(|form| form.purpose == purpose) else { continue };
        let name = fields.check(&format!("{purpose}_name"), PersonName::parse(&form.name));
        let email = fields.check(&format!("{purpose}_email"), Email::parse(&form.email));
        let phone = optional(fields, &format!("{purpose}_phone"), &form.phone, phone);
        if let (Some(name), Some(email)) = (name, email) {
            contacts.push(Contact { purpose, name: name.as_str().to_owned(), email: email.as_str().to_owned(), phone });
        }
    }
    contacts
}
