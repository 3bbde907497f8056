//! What is typed about somebody on the stand, and what is wrong with it.

use sea_orm::ActiveValue::{NotSet, Set};

use super::entity::booth_staff;
use crate::{
    field::{Email, FieldErrors, Fields, Line, PersonName, visible},
    locale::{Locale, Text},
    phone::PhoneNumber,
};

/// Somebody is to work on the stand; as typed.
#[derive(Clone, Debug, Default)]
pub struct NamePerson {
    pub name: String,
    pub email: String,
    pub job_title: String,
    pub phone: String,
    pub locale: String,
    /// What whoever scans the badge may see.
    pub shares_email: bool,
    pub shares_phone: bool,
}

/// The same, parsed.
pub(super) struct Named {
    pub name: PersonName,
    pub email: Email,
    pub job_title: String,
    pub phone: String,
    pub locale: Locale,
    pub shares_email: bool,
    pub shares_phone: bool,
}

impl NamePerson {
    /// `country` is the organisation's: of a telephone number that does not say its own.
    pub(super) fn parse(&self, country: &str) -> Result<Named, FieldErrors> {
        let Self { name, email, job_title, phone, locale, shares_email, shares_phone } = self;
        let (shares_email, shares_phone, no_phone) = (*shares_email, *shares_phone, visible(phone).is_empty());
        let mut fields = Fields::new();
        let name = fields.check("name", PersonName::parse(name));
        let email = fields.check("email", Email::parse(email));
        let job_title = fields.check("job_title", Line::<120>::parse_optional(job_title));
        let phone = fields
            .check_optional("phone", phone, |typed| PhoneNumber::parse(typed, country).map(PhoneNumber::into_kept))
            .map(Option::unwrap_or_default);
        let unknown = |_| Text::new("Bitte eine Sprache wählen.", "Please choose a language.");
        let locale = fields.check("locale", locale.parse().map_err(unknown));
        if shares_phone && no_phone {
            fields.refuse(
                "phone",
                Text::new("Bitte angeben, wenn die Nummer gezeigt werden soll.", "Please fill this in if the number shall be shown."),
            );
        }
        fields.finish(|| {
            Some(Named { name: name?, email: email?, job_title: job_title?, phone: phone?, locale: locale?, shares_email, shares_phone })
        })
    }
}

impl Named {
    /// Every column: neither a new one nor a new field of the form compiles until it stands here.
    pub(super) fn columns(&self) -> booth_staff::ActiveModel {
        let Self { name, email, job_title, phone, locale, shares_email, shares_phone } = self;
        booth_staff::ActiveModel {
            name: Set(name.as_str().to_owned()),
            email: Set(email.as_str().to_owned()),
            email_key: Set(email.key()),
            job_title: Set(job_title.clone()),
            phone: Set(phone.clone()),
            locale: Set(*locale),
            shares_email: Set(*shares_email),
            shares_phone: Set(*shares_phone),
            id: NotSet,
            event_id: NotSet,
            application_id: NotSet,
            badge_id: NotSet,
            revision: NotSet,
            created_at: NotSet,
            removed_at: NotSet,
        }
    }
}
