//! How sites and projects, what they are and what happens to them are called.

use domain::{
    locale::{Locale, Text},
    property::{
        Price, PriceUnit, PropertyAction, PropertyField, PropertyFileKind, PropertyKind, PropertyState, PropertyUse, PropertyView,
        Publication,
    },
};

use crate::{format, ui::Tone};

pub fn kind(l: Locale, kind: PropertyKind) -> &'static str {
    match kind {
        PropertyKind::Site => l.t("Fläche", "Site"),
        PropertyKind::Project => l.t("Projekt", "Project"),
    }
}

pub fn used_for(l: Locale, used_for: PropertyUse) -> &'static str {
    match used_for {
        PropertyUse::Office => l.t("Büro", "Office"),
        PropertyUse::Logistics => l.t("Logistik", "Logistics"),
        PropertyUse::Production => l.t("Produktion", "Production"),
        PropertyUse::Research => l.t("Forschung", "Research"),
        PropertyUse::Retail => l.t("Handel", "Retail"),
        PropertyUse::Housing => l.t("Wohnen", "Housing"),
        PropertyUse::Hotel => "Hotel",
        PropertyUse::Mixed => l.t("Gemischt", "Mixed use"),
    }
}

/// `Büro, Forschung`.
pub fn uses(l: Locale, uses: &[PropertyUse]) -> String {
    uses.iter().map(|one| used_for(l, *one)).collect::<Vec<_>>().join(", ")
}

pub fn state(l: Locale, state: PropertyState) -> &'static str {
    match state {
        PropertyState::Planned => l.t("Geplant", "Planned"),
        PropertyState::UnderConstruction => l.t("Im Bau", "Under construction"),
        PropertyState::Available => l.t("Verfügbar", "Available"),
        PropertyState::Reserved => l.t("Reserviert", "Reserved"),
        PropertyState::Taken => l.t("Vergeben", "Let or sold"),
    }
}

pub fn state_tone(state: PropertyState) -> Tone {
    match state {
        PropertyState::Available => Tone::Ok,
        PropertyState::Planned | PropertyState::UnderConstruction => Tone::Offer,
        PropertyState::Reserved => Tone::Warn,
        PropertyState::Taken => Tone::Mute,
    }
}

pub fn publication(l: Locale, publication: Publication) -> &'static str {
    match publication {
        Publication::Draft => l.t("Entwurf", "Draft"),
        Publication::HandedIn => l.t("Eingereicht", "Handed in"),
        Publication::Published => l.t("Veröffentlicht", "Published"),
    }
}

pub fn publication_tone(publication: Publication) -> Tone {
    match publication {
        Publication::Draft => Tone::Mute,
        Publication::HandedIn => Tone::Warn,
        Publication::Published => Tone::Ok,
    }
}

pub fn price_unit(l: Locale, unit: PriceUnit) -> &'static str {
    match unit {
        PriceUnit::OnRequest => l.t("auf Anfrage", "on request"),
        PriceUnit::PerSquareMetre => l.t("Kauf, je m²", "to buy, per m²"),
        PriceUnit::PerSquareMetreAndMonth => l.t("Miete, je m² und Monat", "to rent, per m² and month"),
        PriceUnit::Total => l.t("Kauf, gesamt", "to buy, in total"),
    }
}

/// `420 € bis 580 € je m²`, `ab 145 € je m²`, `auf Anfrage`.
pub fn price(l: Locale, price: Price) -> String {
    let Some(from) = price.from else { return price_unit(l, PriceUnit::OnRequest).to_owned() };
    let sum = match price.to {
        Some(to) if to == from => format::price(l, from),
        Some(to) => format!("{} {} {}", format::price(l, from), l.t("bis", "to"), format::price(l, to)),
        None => format!("{} {}", l.t("ab", "from"), format::price(l, from)),
    };
    let per = match price.unit {
        PriceUnit::OnRequest | PriceUnit::Total => "",
        PriceUnit::PerSquareMetre => l.t(" je m²", " per m²"),
        PriceUnit::PerSquareMetreAndMonth => l.t(" je m² und Monat", " per m² and month"),
    };
    format!("{sum}{per}")
}

/// `18.400 m²`.
pub fn area(l: Locale, m2: i64) -> String {
    format!("{} m²", l.grouped(m2))
}

/// The floors, or else the plot; nothing where neither is known.
pub fn size(l: Locale, property: &PropertyView) -> Option<String> {
    let floor = property.floor_m2.map(|m2| format!("{} {}", area(l, m2), l.t("Geschossfläche", "of floors")));
    floor.or_else(|| property.plot_m2.map(|m2| format!("{} {}", area(l, m2), l.t("Grundstück", "of land"))))
}

pub fn file_kind(l: Locale, kind: PropertyFileKind) -> &'static str {
    match kind {
        PropertyFileKind::Picture => l.t("Bild", "Picture"),
        PropertyFileKind::Plan => l.t("Plan", "Plan"),
        PropertyFileKind::Document => l.t("Dokument (PDF)", "Document (PDF)"),
    }
}

/// `1 Objekt`, `12 Objekte`.
pub fn count(l: Locale, count: u64) -> String {
    let word = if count == 1 { l.t("Objekt", "property") } else { l.t("Objekte", "properties") };
    format!("{} {word}", format::number(l, count))
}

pub fn action(l: Locale, action: PropertyAction) -> &'static str {
    match action {
        PropertyAction::Created => l.t("Objekt angelegt", "Property created"),
        PropertyAction::Changed => l.t("Objekt geändert", "Property changed"),
        PropertyAction::HandedIn => l.t("Objekt zur Veröffentlichung eingereicht", "Property handed in for publication"),
        PropertyAction::Published => l.t("Objekt veröffentlicht", "Property published"),
        PropertyAction::Hidden => l.t("Objekt wieder zum Entwurf gemacht", "Property made a draft again"),
        PropertyAction::Deleted => l.t("Objekt gelöscht", "Property deleted"),
        PropertyAction::FileAdded => l.t("Objekt: Datei hinzugefügt", "Property: file added"),
        PropertyAction::FileRemoved => l.t("Objekt: Datei entfernt", "Property: file removed"),
    }
}

/// As in the form, and as the heads of tables.
pub fn field(field: PropertyField) -> Text {
    match field {
        PropertyField::Reference => Text::new("Eigene Nummer", "Own reference"),
        PropertyField::Kind => Text::new("Art", "Kind"),
        PropertyField::TitleDe => Text::new("Titel (deutsch)", "Title (German)"),
        PropertyField::TitleEn => Text::new("Titel (englisch)", "Title (English)"),
        PropertyField::Slug => Text::new("Web-Adresse", "Web address"),
        PropertyField::Holder => Text::new("Anbieter", "Offered by"),
        PropertyField::Town => Text::new("Ort", "Town"),
        PropertyField::Address => Text::new("Adresse", "Address"),
        PropertyField::Latitude => Text::new("Breitengrad", "Latitude"),
        PropertyField::Longitude => Text::new("Längengrad", "Longitude"),
        PropertyField::Plot => Text::new("Grundstück (m²)", "Plot (m²)"),
        PropertyField::Floor => Text::new("Geschossfläche (m²)", "Gross floor area (m²)"),
        PropertyField::Uses => Text::new("Nutzung", "Use"),
        PropertyField::State => Text::new("Status", "State"),
        PropertyField::AvailableFrom => Text::new("Verfügbar ab", "Available from"),
        PropertyField::PriceUnit => Text::new("Preis gilt", "Price is"),
        PropertyField::PriceFrom => Text::new("Preis von (€)", "Price from (€)"),
        PropertyField::PriceTo => Text::new("Preis bis (€)", "Price to (€)"),
        PropertyField::DescriptionDe => Text::new("Beschreibung (deutsch)", "Description (German)"),
        PropertyField::DescriptionEn => Text::new("Beschreibung (englisch)", "Description (English)"),
        PropertyField::ContactName => Text::new("Ansprechperson", "Contact"),
        PropertyField::ContactEmail => Text::new("E-Mail-Adresse", "E-mail address"),
        PropertyField::ContactPhone => Text::new("Telefon", "Telephone"),
        PropertyField::Organisation => Text::new("Aussteller", "Exhibitor"),
        PropertyField::File => Text::new("Datei", "File"),
    }
}
