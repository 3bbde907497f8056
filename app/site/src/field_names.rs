//! What fields are called, for pages and letters alike.

use domain::{application::ApplicationField, locale::Text};

/// What a part of an application is called: in history, in forms, in letters.
pub fn application_field(field: ApplicationField) -> Text {
    use ApplicationField as F;
    let (de, en) = match field {
        F::LegalName => ("Rechtlicher Name", "Legal name"),
        F::DisplayName => ("Name auf dem Stand", "Name on the booth"),
        F::Kind => ("Art der Organisation", "Kind of organisation"),
        F::Street => ("Straße und Hausnummer", "Street and number"),
        F::Postcode => ("Postleitzahl", "Postcode"),
        F::City => ("Ort", "Town"),
        F::Country => ("Land", "Country"),
        F::VatId => ("USt-IdNr.", "VAT ID"),
        F::PublicBody => ("Öffentliche Einrichtung", "Public body"),
        F::SizeClass => ("Größe", "Size"),
        F::Website => ("Website", "Website"),
        F::TeaserDe => ("Kurztext (deutsch)", "Teaser (German)"),
        F::TeaserEn => ("Kurztext (englisch)", "Teaser (English)"),
        F::Description => ("Beschreibung", "Description"),
        F::Topics => ("Themen", "Topics"),
        F::Offers => ("Angebote", "Offers"),
        F::Seeks => ("Gesuche", "Seeks"),
        F::WishKind => ("Gewünschter Standplatz", "Preferred unit"),
        F::WishNote => ("Wünsche zum Standplatz", "Wishes for the unit"),
        F::CoExhibitors => ("Mitaussteller", "Co-exhibitors"),
        F::Contacts => ("Ansprechpersonen", "Contacts"),
        F::Logo => ("Logo", "Logo"),
        F::Terms => ("Teilnahmebedingungen", "Terms of participation"),
        F::DeMinimis => ("De-minimis-Erklärung", "De minimis declaration"),
        F::DoubleFunding => ("Erklärung zur Doppelförderung", "Double funding declaration"),
        F::State => ("Status der Bewerbung", "State of the application"),
        F::From => ("Vorher", "Before"),
        F::Unit => ("Standplatz", "Unit"),
        F::Until => ("Frist", "Deadline"),
        F::Question => ("Rückfrage", "Question"),
        F::Reason => ("Begründung", "Reason"),
        F::PassesTaken => ("Vergebene Ausweise", "Passes taken"),
    };
    Text::new(de, en)
}
