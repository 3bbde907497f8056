//! What travellers give for a trip, in words.

use domain::{
    country::country_name,
    locale::{Locale, Text},
    travel_details::{
        Direction, EntryKind, EntryState, PassportTerm, Question, Room, TravelDetailsAction, TravelDetailsField, TravelList,
        TravelSettingAction, TravelSettingField,
    },
};

use crate::ui::Tone;

pub fn entry_kind(l: Locale, kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::None => l.t("Reisepass genügt", "The passport is enough"),
        EntryKind::Eta => l.t("eTA (Kanada)", "eTA (Canada)"),
        EntryKind::EtaIl => l.t("ETA-IL (Israel)", "ETA-IL (Israel)"),
        EntryKind::Esta => l.t("ESTA (USA)", "ESTA (USA)"),
        EntryKind::Visa => l.t("Visum", "Visa"),
        EntryKind::Other => l.t("Andere Genehmigung", "Other permission"),
    }
}

pub fn entry_state(l: Locale, state: EntryState) -> &'static str {
    match state {
        EntryState::Open => l.t("Noch nicht beantragt", "Not applied for yet"),
        EntryState::AppliedFor => l.t("Beantragt", "Applied for"),
        EntryState::Granted => l.t("Erteilt", "Granted"),
    }
}

pub fn entry_tone(state: EntryState) -> Tone {
    match state {
        EntryState::Open => Tone::Warn,
        EntryState::AppliedFor => Tone::Offer,
        EntryState::Granted => Tone::Ok,
    }
}

pub fn room(l: Locale, room: Room) -> &'static str {
    match room {
        Room::Single => l.t("Einzelzimmer", "Single room"),
        Room::Shared => l.t("Geteiltes Zimmer", "Shared room"),
    }
}

pub fn question(l: Locale, question: &Question) -> String {
    match question {
        Question::PassportName => l.t("Name im Reisepass", "Name in the passport").to_owned(),
        Question::Nationality => l.t("Staatsangehörigkeit", "Nationality").to_owned(),
        Question::PassportExpires => l.t("Gültigkeit des Reisepasses", "Expiry of the passport").to_owned(),
        Question::PassportNumber => l.t("Nummer des Reisepasses", "Number of the passport").to_owned(),
        Question::Emergency => l.t("Kontakt für den Notfall", "Emergency contact").to_owned(),
        Question::Arrival => l.t("Ankunft", "Arrival").to_owned(),
        Question::Departure => l.t("Abreise", "Departure").to_owned(),
        Question::Room => l.t("Zimmer", "Room").to_owned(),
        Question::Entry(country) => format!("{} {}", l.t("Einreise:", "Entry:"), country_name(l, country)),
    }
}

/// The same in a word or three.
pub fn passport_term(l: Locale, term: Option<PassportTerm>) -> (&'static str, Tone) {
    match term {
        None => (l.t("Nicht angegeben", "Not given"), Tone::Warn),
        Some(PassportTerm::Enough) => (l.t("Lang genug gültig", "Valid for long enough"), Tone::Ok),
        Some(PassportTerm::ExpiresSoon) => (l.t("Läuft bald danach ab", "Expires soon after it"), Tone::Warn),
        Some(PassportTerm::ExpiresOnTrip) => (l.t("Läuft vor der Rückkehr ab", "Expires before the return"), Tone::Bad),
    }
}

/// What to do about a passport; nothing, if it is good for long enough.
pub fn passport_warning(l: Locale, term: PassportTerm) -> Option<&'static str> {
    match term {
        PassportTerm::Enough => None,
        PassportTerm::ExpiresSoon => Some(l.t(
            "Der Reisepass läuft weniger als sechs Monate nach der Rückkehr ab. Viele Länder lassen damit niemanden einreisen: Bitte jetzt einen neuen beantragen.",
            "The passport expires less than six months after the return. Many countries let nobody in with it: please apply for a new one now.",
        )),
        PassportTerm::ExpiresOnTrip => Some(l.t(
            "Der Reisepass läuft vor der Rückkehr ab. Damit ist die Reise nicht möglich: Bitte jetzt einen neuen beantragen.",
            "The passport expires before the return. The trip is not possible with it: please apply for a new one now.",
        )),
    }
}

pub fn direction(l: Locale, direction: Direction) -> &'static str {
    match direction {
        Direction::Arrival => l.t("Ankunft", "Arrival"),
        Direction::Departure => l.t("Abreise", "Departure"),
    }
}

pub fn list(l: Locale, list: TravelList) -> &'static str {
    match list {
        TravelList::Rooming => l.t("Zimmerliste", "Rooming list"),
        TravelList::Transfers => l.t("Ankunft und Abreise", "Arrivals and departures"),
        TravelList::Diets => l.t("Essensliste", "Diet list"),
        TravelList::Papers => l.t("Pässe und Einreise", "Passports and entry"),
    }
}

pub fn action(l: Locale, action: TravelDetailsAction) -> &'static str {
    match action {
        TravelDetailsAction::Given => l.t("Reisedaten angegeben", "Travel details given"),
        TravelDetailsAction::Seen => l.t("Reisedaten angesehen", "Travel details looked at"),
        TravelDetailsAction::Listed => l.t("Reisedaten in einer Liste angesehen", "Travel details looked at in a list"),
        TravelDetailsAction::NoteWritten => l.t("Notiz zur Reise geändert", "Note on the traveller changed"),
        TravelDetailsAction::Erased => l.t("Reisedaten gelöscht", "Travel details erased"),
    }
}

pub fn field(field: TravelDetailsField) -> Text {
    match field {
        TravelDetailsField::List => Text::new("Liste", "List"),
    }
}

pub fn setting_action(l: Locale, action: TravelSettingAction) -> &'static str {
    match action {
        TravelSettingAction::Changed => l.t("Reisedaten: Einstellungen geändert", "Travel details: settings changed"),
        TravelSettingAction::HelpChanged => l.t("Hilfe vor Ort geändert", "Help on the spot changed"),
        TravelSettingAction::ReaderNamed => l.t("Darf Reisedaten ansehen", "May look at travel details"),
        TravelSettingAction::ReaderRemoved => l.t("Darf Reisedaten nicht mehr ansehen", "May no longer look at travel details"),
        TravelSettingAction::Swept => l.t("Reisedaten nach der Reise gelöscht", "Travel details erased after the trip"),
    }
}

pub fn setting_field(field: TravelSettingField) -> Text {
    match field {
        TravelSettingField::AsksPassportNumber => Text::new("Fragt nach der Passnummer", "Asks for the passport number"),
        TravelSettingField::EmergencyName => Text::new("Im Notfall erreichbar", "Answers in an emergency"),
        TravelSettingField::EmergencyPhone => Text::new("Notfallnummer", "Emergency number"),
        TravelSettingField::Reader => Text::new("Person", "Person"),
        TravelSettingField::Leg => Text::new("Etappe", "Leg"),
        TravelSettingField::Consulate => Text::new("Botschaft oder Konsulat", "Embassy or consulate"),
        TravelSettingField::ConsulatePhone => Text::new("Nummer der Botschaft oder des Konsulats", "Number of the embassy or consulate"),
        TravelSettingField::MeetingPointDe => Text::new("Treffpunkt (deutsch)", "Meeting point (German)"),
        TravelSettingField::MeetingPointEn => Text::new("Treffpunkt (englisch)", "Meeting point (English)"),
    }
}
