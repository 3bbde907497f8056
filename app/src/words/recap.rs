//! What recaps and their parts are called, and what happens to them.

use domain::{
    locale::{Locale, Text},
    recap::{Licence, PeopleConsent, RecapAction, RecapField, RecapState, VoiceState},
};

use crate::ui::Tone;

pub fn state(l: Locale, state: RecapState) -> &'static str {
    match state {
        RecapState::Draft => l.t("Entwurf", "Draft"),
        RecapState::Published => l.t("Veröffentlicht", "Published"),
    }
}

pub fn tone(state: RecapState) -> Tone {
    match state {
        RecapState::Draft => Tone::Mute,
        RecapState::Published => Tone::Ok,
    }
}

pub fn voice(l: Locale, state: VoiceState) -> &'static str {
    match state {
        VoiceState::Draft => l.t("Noch nicht angefragt", "Not asked yet"),
        VoiceState::Asked => l.t("Wartet auf Freigabe", "Waits for release"),
        VoiceState::Correction => l.t("Andere Worte gewünscht", "Other words wanted"),
        VoiceState::Released => l.t("Freigegeben", "Released"),
        VoiceState::Refused => l.t("Abgelehnt", "Refused"),
        VoiceState::Withdrawn => l.t("Zurückgezogen", "Withdrawn"),
    }
}

pub fn voice_tone(state: VoiceState) -> Tone {
    match state {
        VoiceState::Draft => Tone::Mute,
        VoiceState::Asked => Tone::Offer,
        VoiceState::Correction => Tone::Warn,
        VoiceState::Released => Tone::Ok,
        VoiceState::Refused | VoiceState::Withdrawn => Tone::Bad,
    }
}

pub fn licence(l: Locale, licence: Licence) -> &'static str {
    match licence {
        Licence::Own => l.t("Eigene Aufnahme", "Our own"),
        Licence::CcBy => "CC BY",
        Licence::CcBySa => "CC BY-SA",
        Licence::Granted => l.t("Schriftlich erlaubt", "Granted in writing"),
    }
}

pub fn consent(l: Locale, consent: PeopleConsent) -> &'static str {
    match consent {
        PeopleConsent::Nobody => l.t("Niemand erkennbar", "Nobody recognisable"),
        PeopleConsent::OnFile => l.t("Einwilligung liegt vor", "Consent is on file"),
        PeopleConsent::Assembly => l.t("Öffentliche Versammlung", "Public assembly"),
    }
}

pub fn action(l: Locale, action: RecapAction) -> &'static str {
    match action {
        RecapAction::Created => l.t("Rückblick begonnen", "Recap begun"),
        RecapAction::Changed => l.t("Rückblick geändert", "Recap changed"),
        RecapAction::Published => l.t("Rückblick veröffentlicht", "Recap published"),
        RecapAction::Hidden => l.t("Rückblick wieder zum Entwurf gemacht", "Recap made a draft again"),
        RecapAction::PictureAdded => l.t("Bild hinzugefügt", "Picture added"),
        RecapAction::PictureChanged => l.t("Angaben zu einem Bild geändert", "What is said of a picture changed"),
        RecapAction::PictureRemoved => l.t("Bild entfernt", "Picture removed"),
        RecapAction::VoiceAdded => l.t("Zitat angelegt", "Quote noted"),
        RecapAction::VoiceChanged => l.t("Zitat geändert", "Quote changed"),
        RecapAction::VoiceAsked => l.t("Freigabe eines Zitats erbeten", "Release of a quote asked for"),
        RecapAction::VoiceReleased => l.t("Zitat freigegeben", "Quote released"),
        RecapAction::VoiceRefused => l.t("Zitat abgelehnt", "Quote refused"),
        RecapAction::VoiceCorrected => l.t("Andere Worte für ein Zitat vorgeschlagen", "Other words proposed for a quote"),
        RecapAction::VoiceWithdrawn => l.t("Zitat zurückgezogen", "Quote withdrawn"),
        RecapAction::VoiceRemoved => l.t("Zitat entfernt", "Quote removed"),
        RecapAction::FigureAdded => l.t("Zahl hinzugefügt", "Figure added"),
        RecapAction::FigureRemoved => l.t("Zahl entfernt", "Figure removed"),
        RecapAction::DownloadAdded => l.t("Datei hinzugefügt", "File added"),
        RecapAction::DownloadRemoved => l.t("Datei entfernt", "File removed"),
    }
}

pub fn field(field: RecapField) -> Text {
    let (de, en) = match field {
        RecapField::TextDe => ("Text (deutsch)", "Text (German)"),
        RecapField::TextEn => ("Text (englisch)", "Text (English)"),
        RecapField::Exhibitors => ("Zeigt Partner", "Shows partners"),
        RecapField::Visits => ("Zeigt Besuche", "Shows visits"),
        RecapField::Leads => ("Zeigt Kontakte", "Shows contacts"),
        RecapField::Sessions => ("Zeigt Programmpunkte", "Shows sessions"),
        RecapField::Licence => ("Lizenz", "Licence"),
        RecapField::Consent => ("Einwilligung", "Consent"),
        RecapField::Figure => ("Zahl", "Figure"),
        RecapField::Download => ("Datei", "File"),
    };
    Text::new(de, en)
}
