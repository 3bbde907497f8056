//! How events, their states and their parts are called.

use domain::{
    event::{Accent, BoothRole, EventKind, EventState, EventView},
    locale::{Locale, Text},
};

use crate::{format, ui};

pub fn kind(l: Locale, kind: EventKind) -> &'static str {
    match kind {
        EventKind::TradeFair => l.t("Messe", "Trade fair"),
        EventKind::Conference => l.t("Konferenz", "Conference"),
        EventKind::DelegationTrip => l.t("Delegationsreise", "Delegation trip"),
        EventKind::OwnEvent => l.t("Eigene Veranstaltung", "Our own event"),
    }
}

pub fn state(l: Locale, state: EventState) -> &'static str {
    match state {
        EventState::Draft => l.t("Entwurf", "Draft"),
        EventState::Published => l.t("Veröffentlicht", "Published"),
        EventState::Archived => l.t("Archiviert", "Archived"),
    }
}

pub fn tone(state: EventState) -> ui::Tone {
    match state {
        EventState::Draft => ui::Tone::Warn,
        EventState::Published => ui::Tone::Ok,
        EventState::Archived => ui::Tone::Mute,
    }
}

pub fn booth_role(l: Locale, role: BoothRole) -> &'static str {
    match role {
        BoothRole::Host => l.t("Wir richten den Stand aus", "We run the booth"),
        BoothRole::Partner => l.t("Wir sind Partner auf einem fremden Stand", "We are partners on somebody else’s booth"),
    }
}

pub fn accent(l: Locale, accent: Accent) -> &'static str {
    match accent {
        Accent::Blue => l.t("Blau", "Blue"),
        Accent::Teal => l.t("Petrol", "Teal"),
        Accent::Green => l.t("Grün", "Green"),
        Accent::Plum => l.t("Pflaume", "Plum"),
        Accent::Rust => l.t("Rost", "Rust"),
        Accent::Slate => l.t("Schiefer", "Slate"),
    }
}

/// The name of a language by its code; an unknown one stays a code.
pub fn language(l: Locale, code: &str) -> String {
    let name = match code {
        "de" => l.t("Deutsch", "German"),
        "en" => l.t("Englisch", "English"),
        "fr" => l.t("Französisch", "French"),
        "nl" => l.t("Niederländisch", "Dutch"),
        "es" => l.t("Spanisch", "Spanish"),
        "it" => l.t("Italienisch", "Italian"),
        "pl" => l.t("Polnisch", "Polish"),
        "pt" => l.t("Portugiesisch", "Portuguese"),
        "tr" => l.t("Türkisch", "Turkish"),
        "uk" => l.t("Ukrainisch", "Ukrainian"),
        "he" => l.t("Hebräisch", "Hebrew"),
        "ar" => l.t("Arabisch", "Arabic"),
        "zh" => l.t("Chinesisch", "Chinese"),
        "ja" => l.t("Japanisch", "Japanese"),
        "ko" => l.t("Koreanisch", "Korean"),
        "hi" => "Hindi",
        other => other,
    };
    name.to_owned()
}

/// `9.–12. März 2027, 09:00–18:00 Uhr (MEZ)`
pub fn when(l: Locale, event: &EventView) -> String {
    format!("{}, {}", format::days(l, event.starts_on, event.ends_on), hours(l, event))
}

/// `09:00–18:00 Uhr (MEZ)`
pub fn hours(l: Locale, event: &EventView) -> String {
    format::opening(l, event.zone, event.starts_on, event.opens_minute, event.closes_minute)
}

/// `Palais des Festivals, Halle 7, Stand 7.G12`; what is not known is left out.
pub fn spot(l: Locale, event: &EventView) -> String {
    // Some halls have a name of their own: "Riviera 7".
    let hall = if event.hall.is_empty() || event.hall.contains(' ') {
        event.hall.clone()
    } else {
        format!("{}\u{a0}{}", l.t("Halle", "Hall"), event.hall)
    };
    let booth =
        if event.booth_number.is_empty() { String::new() } else { format!("{}\u{a0}{}", l.t("Stand", "Stand"), event.booth_number) };
    [event.venue.clone(), hall, booth].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The same with its city, unless the venue is called like it.
pub fn place(l: Locale, event: &EventView) -> String {
    let city = if event.venue == event.city { String::new() } else { event.city.clone() };
    [spot(l, event), city].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What a field is called in the form, by its name in the audit trail.
pub fn field(name: &str) -> Option<Text> {
    let (de, en) = match name {
        "slug" => ("Web-Adresse", "Web address"),
        "name" => ("Name", "Name"),
        "kind" => ("Art", "Kind"),
        "theme_de" | "theme_en" => ("Thema", "Theme"),
        "city" => ("Stadt", "City"),
        "country" => ("Land", "Country"),
        "venue" => ("Ort", "Venue"),
        "time_zone" => ("Zeitzone", "Time zone"),
        "starts_on" => ("Erster Tag", "First day"),
        "ends_on" => ("Letzter Tag", "Last day"),
        "opens" => ("Öffnet", "Opens"),
        "closes" => ("Schließt", "Closes"),
        "languages" => ("Sprachen", "Languages"),
        "bridge" => ("Innovation Bridge", "Innovation Bridge"),
        "hall" => ("Halle", "Hall"),
        "booth_number" => ("Standnummer", "Booth number"),
        "booth_role" => ("Rolle", "Role"),
        "hosted_by" => ("Ausrichter", "Host"),
        "brand" => ("Name am Stand", "Name on the booth"),
        "description_de" => ("Beschreibung (deutsch)", "Description (German)"),
        "description_en" => ("Beschreibung (englisch)", "Description (English)"),
        "accent" => ("Farbe", "Colour"),
        "picture" => ("Bild", "Picture"),
        "picture_alt_de" | "picture_alt_en" => ("Bildbeschreibung", "Description of the picture"),
        "applications_open_at" => ("Anmeldung ab", "Applications from"),
        "applications_close_at" => ("Anmeldung bis", "Applications until"),
        "passes_close_at" => ("Ausweise bis", "Passes until"),
        "terms_version" => ("Teilnahmebedingungen", "Terms"),
        "contact_name" | "contact_email" => ("Kontakt", "Contact"),
        _ => return None,
    };
    Some(Text::new(de, en))
}
