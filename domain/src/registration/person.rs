//! What a visitor tells about themselves, in valid form.

use sea_orm::ActiveValue::{NotSet, Set};

use super::{Error, entity::registration};
use crate::{
    field::{Email, FieldErrors, Fields, Line, PersonName},
    locale::{Locale, Text},
};

/// What may be changed later.
#[derive(Debug)]
pub(super) struct Details {
    pub name: PersonName,
    pub organisation: String,
    pub job_title: String,
    pub locale: Locale,
}

impl Details {
    /// Parses what was typed, or says everything that is wrong with it.
    pub fn parse(name: &str, organisation: &str, job_title: &str, locale: &str) -> Result<Self, FieldErrors> {
        let mut fields = Fields::new();
        let details = Self::checked(&mut fields, name, organisation, job_title, locale);
        fields.finish(|| details)
    }

    fn checked(fields: &mut Fields, name: &str, organisation: &str, job_title: &str, locale: &str) -> Option<Self> {
        let name = fields.check("name", PersonName::parse(name));
        let organisation = fields.check("organisation", Line::<120>::parse_optional(organisation));
        let job_title = fields.check("job_title", Line::<120>::parse_optional(job_title));
        let locale = fields.check(
            "locale",
            locale.parse().map_err(|_| Text::new("Bitte Deutsch oder Englisch wählen.", "Please choose German or English.")),
        );
        Some(Self { name: name?, organisation: organisation?, job_title: job_title?, locale: locale? })
    }

    /// What was told, for every column: a new one does not compile until somebody decided whether it is told.
    pub fn columns(&self) -> registration::ActiveModel {
        let Self { name, organisation, job_title, locale } = self;
        registration::ActiveModel {
            name: Set(name.as_str().to_owned()),
            organisation: Set(organisation.clone()),
            job_title: Set(job_title.clone()),
            locale: Set(*locale),
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
}

/// Somebody with an address, as they register.
#[derive(Debug)]
pub(super) struct Visitor {
    pub details: Details,
    pub email: Email,
}

impl Visitor {
    pub fn parse(name: &str, email: &str, organisation: &str, job_title: &str, locale: &str) -> Result<Self, Error> {
        let mut fields = Fields::new();
        let details = Details::checked(&mut fields, name, organisation, job_title, locale);
        let email = fields.check("email", Email::parse(email));
        Ok(fields.finish(|| Some(Self { details: details?, email: email? }))?)
    }
}
