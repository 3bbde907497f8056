//! What visitors tell about themselves: as typed, as it is kept, and what changed in it. A field more stands here and in
//! the table, is exported and erased in `personal_data`, and has its input on the pages of the same name.

use sea_orm::ActiveValue::{NotSet, Set};
use serde::{Deserialize, Serialize};

use super::{Error, RegistrationField, entity::registration, person::person_key};
use crate::{
    field::{Email, FieldErrors, Fields, Line, PersonName},
    locale::{Locale, Text},
};

/// The form, as typed. What a form has no input for is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DetailsForm {
    pub name: String,
    pub organisation: String,
    pub job_title: String,
    /// The language that letters shall have.
    pub locale: String,
}

/// The same, in valid form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    pub name: String,
    pub organisation: String,
    pub job_title: String,
    pub locale: Locale,
}

impl Details {
    /// Parses what was typed, or says everything that is wrong with it.
    pub(crate) fn parse(form: &DetailsForm) -> Result<Self, FieldErrors> {
        let mut fields = Fields::new();
        let details = Self::checked(&mut fields, form);
        fields.finish(|| details)
    }

    fn checked(fields: &mut Fields, form: &DetailsForm) -> Option<Self> {
        let DetailsForm { name, organisation, job_title, locale } = form;
        let name = fields.check("name", PersonName::parse(name));
        let organisation = fields.check("organisation", Line::<120>::parse_optional(organisation));
        let job_title = fields.check("job_title", Line::<120>::parse_optional(job_title));
        let locale = fields.check(
            "locale",
            locale.parse().map_err(|_| Text::new("Bitte Deutsch oder Englisch wählen.", "Please choose German or English.")),
        );
        Some(Self { name: name?.as_str().to_owned(), organisation: organisation?, job_title: job_title?, locale: locale? })
    }

    /// What was told by whoever has this address, for every column: neither a new column nor a new field compiles until it stands here.
    pub(crate) fn columns(&self, email: &str) -> registration::ActiveModel {
        let Self { name, organisation, job_title, locale } = self;
        registration::ActiveModel {
            name: Set(name.clone()),
            person_key: Set(person_key(name)),
            organisation: Set(organisation.clone()),
            job_title: Set(job_title.clone()),
            locale: Set(*locale),
            search_key: Set(registration::SEARCHED.key_of([name, organisation, email])),
            // Not told, or not to be changed: whoever writes the row adds what it needs.
            id: NotSet,
            event_id: NotSet,
            badge_id: NotSet,
            email: NotSet,
            email_key: NotSet,
            state: NotSet,
            confirm_hash: NotSet,
            confirm_expires_at: NotSet,
            revision: NotSet,
            created_at: NotSet,
            confirmed_at: NotSet,
            cancelled_at: NotSet,
            erased_at: NotSet,
        }
    }

    /// The fields that were told otherwise before. History names them alone: what stood in them goes when the visitor asks
    /// for it.
    pub(super) fn changed_from(&self, before: &Self) -> Vec<RegistrationField> {
        let Self { name, organisation, job_title, locale } = before;
        let fields = [
            (RegistrationField::Name, *name != self.name),
            (RegistrationField::Organisation, *organisation != self.organisation),
            (RegistrationField::JobTitle, *job_title != self.job_title),
            (RegistrationField::Locale, *locale != self.locale),
        ];
        fields.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
    }
}

impl From<&registration::Model> for Details {
    fn from(row: &registration::Model) -> Self {
        Self { name: row.name.clone(), organisation: row.organisation.clone(), job_title: row.job_title.clone(), locale: row.locale }
    }
}

/// Somebody as they register: by themselves with a mailbox, at the desk with one or without.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    pub details: Details,
    pub email: Option<Email>,
}

impl Visitor {
    pub fn parse(email: &str, details: &DetailsForm) -> Result<Self, Error> {
        let mut fields = Fields::new();
        let details = Details::checked(&mut fields, details);
        let email = fields.check("email", Email::parse(email)).map(Some);
        Ok(fields.finish(|| Some(Self { details: details?, email: email? }))?)
    }

    /// Whoever stands at the desk need not have a mailbox: one that is made up would be somebody else's.
    pub fn parse_at_desk(email: &str, details: &DetailsForm) -> Result<Self, Error> {
        let mut fields = Fields::new();
        let details = Details::checked(&mut fields, details);
        let email = fields.check_optional("email", email, Email::parse);
        Ok(fields.finish(|| Some(Self { details: details?, email: email? }))?)
    }

    /// The mailbox; empty if there is none.
    pub fn email(&self) -> &str {
        self.email.as_ref().map(Email::as_str).unwrap_or_default()
    }

    /// What the mailbox is compared by; empty if there is none.
    pub fn email_key(&self) -> String {
        self.email.as_ref().map(Email::key).unwrap_or_default()
    }
}
