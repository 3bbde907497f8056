//! What is typed about somebody on the stand, and what is wrong with it.

use crate::{
    field::{Email, FieldErrors, Fields, Line, PersonName, phone},
    locale::{Locale, Text},
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
    pub(super) fn parse(&self) -> Result<Named, FieldErrors> {
        let mut fields = Fields::new();
        let name = fields.check("name", PersonName::parse(&self.name));
        let email = fields.check("email", Email::parse(&self.email));
        let job_title = fields.check("job_title", Line::<120>::parse_optional(&self.job_title));
        let phone = fields.check_optional("phone", &self.phone, phone).map(Option::unwrap_or_default);
        let unknown = |_| Text::new("Bitte eine Sprache wählen.", "Please choose a language.");
        let locale = fields.check("locale", self.locale.parse().map_err(unknown));
        if self.shares_phone && self.phone.trim().is_empty() {
            fields.refuse(
                "phone",
                Text::new("Bitte angeben, wenn die Nummer gezeigt werden soll.", "Please fill this in if the number shall be shown."),
            );
        }
        let (shares_email, shares_phone) = (self.shares_email, self.shares_phone);
        fields.finish(|| {
            Some(Named { name: name?, email: email?, job_title: job_title?, phone: phone?, locale: locale?, shares_email, shares_phone })
        })
    }
}
