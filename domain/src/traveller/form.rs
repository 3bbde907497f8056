//! What somebody types who wants to travel along, and what they may change later.

use sea_orm::ActiveValue::{NotSet, Set};
use serde::{Deserialize, Serialize};

use super::{TravellerField, TravellerSize, entity::traveller};
use crate::{
    country::parse_country,
    field::{Email, FieldErrors, Fields, Line, PersonName, Prose},
    locale::Text,
    phone::PhoneNumber,
};
use rules::{
    alphabet::folded,
    travel_details::{check_note, was_told},
};

/// The application, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TravelForm {
    pub name: String,
    pub email: String,
    /// A word of [`TravellerSize`].
    pub size_class: String,
    pub phone: String,
    pub organisation: String,
    pub job_title: String,
    pub town: String,
    pub country: String,
    pub offers: String,
    pub seeks: String,
    /// `on`: agrees to the terms.
    pub accept: String,
    /// As in [`ContactForm`].
    pub told: String,
}

/// What a traveller may also change later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    pub phone: String,
    pub organisation: String,
    pub job_title: String,
    pub town: String,
    pub country: String,
    pub offers: String,
    pub seeks: String,
    /// `on`: the author was told that something looks like the number of a passport.
    pub told: String,
}

/// An application, in valid form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Applicant {
    pub name: String,
    pub email: Email,
    pub size: TravellerSize,
    pub contact: Contact,
}

/// The same of what may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Contact {
    phone: String,
    organisation: String,
    job_title: String,
    town: String,
    country: String,
    offers: String,
    seeks: String,
}

impl TravelForm {
    pub(super) fn parse(&self) -> Result<Applicant, FieldErrors> {
        let Self { name, email, size_class, accept, phone, organisation, job_title, town, country, offers, seeks, told } = self;
        let contact = ContactForm {
            phone: phone.clone(),
            organisation: organisation.clone(),
            job_title: job_title.clone(),
            town: town.clone(),
            country: country.clone(),
            offers: offers.clone(),
            seeks: seeks.clone(),
            told: told.clone(),
        };
        let mut fields = Fields::new();
        let name = fields.check("name", PersonName::parse(name));
        let email = fields.check("email", Email::parse(email));
        let contact = contact.checked(&mut fields);
        let size =
            fields.check("size_class", size_class.parse::<TravellerSize>().map_err(|_| Text::new("Bitte wählen.", "Please choose.")));
        if accept != "on" {
            fields.refuse(
                "accept",
                Text::new("Ohne Ihre Zustimmung können wir Sie nicht mitnehmen.", "We cannot take you along without your agreement."),
            );
        }
        fields.finish(|| Some(Applicant { name: name?.as_str().to_owned(), email: email?, size: size?, contact: contact? }))
    }
}

impl ContactForm {
    pub(super) fn parse(&self) -> Result<Contact, FieldErrors> {
        let mut fields = Fields::new();
        let contact = self.checked(&mut fields);
        fields.finish(|| contact)
    }

    fn checked(&self, fields: &mut Fields) -> Option<Contact> {
        let Self { phone, organisation, job_title, town, country, offers, seeks, told } = self;
        let told = was_told(fields, told);
        let country = fields.check("country", parse_country(country));
        // A number without its country is one of the traveller's.
        let home = country.clone().unwrap_or_default();
        let phone = fields
            .check_optional("phone", phone, |typed| PhoneNumber::parse(typed, &home).map(PhoneNumber::into_kept))
            .map(Option::unwrap_or_default);
        let organisation = fields.check("organisation", Line::<120>::parse(organisation));
        let job_title = fields.check("job_title", Line::<120>::parse_optional(job_title));
        let town = fields.check("town", Line::<80>::parse(town));
        check_note(fields, "offers", offers, told);
        check_note(fields, "seeks", seeks, told);
        let offers = fields.check("offers", Prose::<600>::parse(offers));
        let seeks = fields.check("seeks", Prose::<600>::parse(seeks));
        Some(Contact {
            phone: phone?,
            organisation: organisation?.into_string(),
            job_title: job_title?,
            town: town?.into_string(),
            country: country?,
            offers: offers?.into_string(),
            seeks: seeks?.into_string(),
        })
    }
}

/// What an organisation is compared by: `Muster GmbH` and `muster gmbh` are one.
fn organisation_key(organisation: &str) -> String {
    folded(organisation)
}

impl Contact {
    /// What was told by somebody of this name and mailbox, for every column: neither a new column nor a new field compiles
    /// until it stands here.
    pub(super) fn columns(&self, name: &str, email: &str) -> traveller::ActiveModel {
        let Self { phone, organisation, job_title, town, country, offers, seeks } = self;
        traveller::ActiveModel {
            phone: Set(phone.clone()),
            organisation: Set(organisation.clone()),
            organisation_key: Set(organisation_key(organisation)),
            job_title: Set(job_title.clone()),
            town: Set(town.clone()),
            country: Set(country.clone()),
            offers: Set(offers.clone()),
            seeks: Set(seeks.clone()),
            search_key: Set(traveller::SEARCHED.key_of([name, organisation, email, town])),
            // Not told here, or not to be changed: whoever writes the row adds what it needs.
            id: NotSet,
            event_id: NotSet,
            group_id: NotSet,
            state: NotSet,
            name: NotSet,
            email: NotSet,
            email_key: NotSet,
            size_class: NotSet,
            photo: NotSet,
            booklet_consent_at: NotSet,
            contribution_cents: NotSet,
            cancellation_cents: NotSet,
            agreed_steps: NotSet,
            locale: NotSet,
            proven_at: NotSet,
            decided_at: NotSet,
            admitted_at: NotSet,
            cancelled_at: NotSet,
            erased_at: NotSet,
            revision: NotSet,
            created_at: NotSet,
        }
    }

    /// The fields that were told otherwise before. History names them alone.
    pub(super) fn changed_from(&self, old: &traveller::Model) -> Vec<TravellerField> {
        let Self { phone, organisation, job_title, town, country, offers, seeks } = self;
        let fields = [
            (TravellerField::Phone, *phone != old.phone),
            (TravellerField::Organisation, *organisation != old.organisation),
            (TravellerField::JobTitle, *job_title != old.job_title),
            (TravellerField::Town, *town != old.town),
            (TravellerField::Country, *country != old.country),
            (TravellerField::Offers, *offers != old.offers),
            (TravellerField::Seeks, *seeks != old.seeks),
        ];
        fields.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
    }
}
