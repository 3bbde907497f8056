//! How events, their states and their parts are called.

use domain::{
    country::country_name,
    event::{Accent, BoothRole, EventField, EventKind, EventState, EventView},
    locale::{Locale, Text},
    placement::Standing,
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

/// `102 Aussteller`, `1 exhibitor`.
pub fn exhibitors(l: Locale, number: u64) -> String {
    format!("{} {}", format::number(l, number), if number == 1 { l.t("Aussteller", "exhibitor") } else { l.t("Aussteller", "exhibitors") })
}

/// `6 Standplätze frei`, `1 unit free`.
pub fn free_units(l: Locale, number: u64) -> String {
    let units = if number == 1 { l.t("Standplatz frei", "unit free") } else { l.t("Standplätze frei", "units free") };
    format!("{} {units}", format::number(l, number))
}

/// `102 Partner`, `1 partner`: of what is over.
pub fn partners(l: Locale, number: u64) -> String {
    format!("{} {}", format::number(l, number), if number == 1 { l.t("Partner", "partner") } else { l.t("Partner", "partners") })
}

/// `5 Aussteller · 6 Standplätze frei`; empty where nobody is there and nothing can be had.
pub fn standing(l: Locale, standing: Standing, open: bool) -> String {
    let there = (standing.confirmed > 0).then(|| exhibitors(l, standing.confirmed));
    let free = (open && standing.free > 0).then(|| free_units(l, standing.free));
    there.into_iter().chain(free).collect::<Vec<_>>().join(" · ")
}

/// How long it is until an event begins: `in 110 Tagen`, `morgen`; nothing once it is over.
pub fn countdown(l: Locale, event: &EventView) -> Option<String> {
    let left = event.days_left();
    match left {
        _ if event.is_over() => None,
        ..=0 => Some(l.t("läuft gerade", "on now").to_owned()),
        1 => Some(l.t("morgen", "tomorrow").to_owned()),
        _ => Some(format!("in {} {}", l.grouped(left), l.t("Tagen", "days"))),
    }
}

/// `Messe Essen, Halle 7, Stand 7.G12`; what is not known is left out.
pub fn spot(l: Locale, event: &EventView) -> String {
    // Some halls have a name of their own: "Riviera 7".
    let hall = if event.hall.is_empty() || event.hall.contains(' ') {
        event.hall.clone()
    } else {
        format!("{}\u{a0}{}", l.t("Halle", "Hall"), event.hall)
    };
    let booth =
        if event.booth_number.is_empty() { String::new() } else { format!("{}\u{a0}{}", l.t("Stand", "Booth"), event.booth_number) };
    [event.venue.clone(), hall, booth].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The same with its city, unless the venue is called like it; and whether one can take part online.
pub fn place(l: Locale, event: &EventView) -> String {
    let city = if event.venue == event.city { String::new() } else { event.city.clone() };
    let also = if event.online_link.is_empty() || event.is_online() { "" } else { l.t("auch online", "also online") };
    [spot(l, event), city, also.to_owned()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// `Cannes, Frankreich`; `Online` for what takes place in no country.
pub fn town(l: Locale, event: &EventView) -> String {
    if event.is_online() { event.city.clone() } else { format!("{}, {}", event.city, country_name(l, &event.country)) }
}

/// `Palais des Festivals, Cannes, Frankreich`; `Online`.
pub fn place_and_country(l: Locale, event: &EventView) -> String {
    let country = if event.is_online() { "" } else { country_name(l, &event.country) };
    [place(l, event).as_str(), country].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What a field is called, in the form and in history.
pub fn field(field: EventField) -> Text {
    let (de, en) = match field {
        EventField::From => ("Vorher", "Before"),
        EventField::Slug => ("Web-Adresse", "Web address"),
        EventField::Name => ("Name", "Name"),
        EventField::Kind => ("Art", "Kind"),
        EventField::ThemeDe | EventField::ThemeEn => ("Thema", "Theme"),
        EventField::City => ("Stadt", "City"),
        EventField::Country => ("Land", "Country"),
        EventField::Venue => ("Veranstaltungsort", "Venue"),
        EventField::OnlineLink => ("Link zur Online-Teilnahme", "Link to take part online"),
        EventField::TimeZone => ("Zeitzone", "Time zone"),
        EventField::StartsOn => ("Erster Tag", "First day"),
        EventField::EndsOn => ("Letzter Tag", "Last day"),
        EventField::Opens => ("Öffnet", "Opens"),
        EventField::Closes => ("Schließt", "Closes"),
        EventField::Languages => ("Sprachen", "Languages"),
        EventField::Bridge => ("Innovation Bridge", "Innovation Bridge"),
        EventField::Hall => ("Halle", "Hall"),
        EventField::BoothNumber => ("Standnummer", "Booth number"),
        EventField::BoothRole => ("Rolle", "Role"),
        EventField::HostedBy => ("Ausrichter", "Host"),
        EventField::Brand => ("Name am Stand", "Name on the booth"),
        EventField::DescriptionDe => ("Beschreibung (deutsch)", "Description (German)"),
        EventField::DescriptionEn => ("Beschreibung (englisch)", "Description (English)"),
        EventField::Logo => ("Logo auf den Ausweisen", "Logo on the badges"),
        EventField::BadgeFormat => ("Format der Ausweise", "Format of the badges"),
        EventField::Accent => ("Farbe", "Colour"),
        EventField::Picture => ("Bild", "Picture"),
        EventField::PictureAltDe | EventField::PictureAltEn => ("Bildbeschreibung", "Description of the picture"),
        EventField::ApplicationsOpenAt => ("Bewerbung ab", "Applications from"),
        EventField::ApplicationsCloseAt => ("Bewerbung bis", "Applications until"),
        EventField::PassesCloseAt => ("Ausweise bis", "Passes until"),
        EventField::TermsVersion => ("Fassung", "Version"),
        EventField::TermsAddress => ("Adresse", "Address"),
        EventField::AsksDeMinimis => ("De-minimis-Erklärung verlangt", "De minimis declaration asked for"),
        EventField::AsksDoubleFunding => ("Erklärung zur Doppelförderung verlangt", "Declaration on double funding asked for"),
        EventField::ContactName | EventField::ContactEmail => ("Kontakt", "Contact"),
    };
    Text::new(de, en)
}
