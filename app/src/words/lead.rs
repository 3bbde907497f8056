//! How the parts of a contact are called.

use domain::{lead::LeadField, locale::Text};

/// What a field of a contact is called, in forms and in history.
pub fn field(field: LeadField) -> Text {
    match field {
        LeadField::Newsletter => Text::new("Neuigkeiten per E-Mail", "News by e-mail"),
        LeadField::Rating => Text::new("Bewertung", "rating"),
        LeadField::Note => Text::new("Notiz", "note"),
    }
}
