//! How the parts of a registration are called.

use domain::{
    locale::{Locale, Text},
    registration::{ConsentPurpose, RegistrationField},
};

/// What a field is called, in forms and in history.
pub fn field(field: RegistrationField) -> Text {
    match field {
        RegistrationField::Name => Text::new("Name", "Name"),
        RegistrationField::Organisation => Text::new("Organisation", "Organisation"),
        RegistrationField::JobTitle => Text::new("Funktion", "Job title"),
        RegistrationField::Locale => Text::new("Sprache", "Language"),
        RegistrationField::Purpose => Text::new("Einwilligung", "Consent"),
    }
}

/// What a consent is for, in short.
pub fn purpose(l: Locale, purpose: ConsentPurpose) -> &'static str {
    match purpose {
        ConsentPurpose::EventNews => l.t("Neuigkeiten per E-Mail", "News by e-mail"),
        ConsentPurpose::Photos => l.t("Fotos und Videos", "Photos and videos"),
    }
}
