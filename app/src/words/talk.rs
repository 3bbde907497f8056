//! What talks of the agency's own people are called, and what happens to them.

use domain::{
    locale::{Locale, Text},
    talk::{TalkAction, TalkField, TalkState},
};

use crate::ui::Tone;

pub fn state(l: Locale, state: TalkState) -> &'static str {
    match state {
        TalkState::Draft => l.t("Entwurf", "Draft"),
        TalkState::Published => l.t("Veröffentlicht", "Published"),
    }
}

pub fn tone(state: TalkState) -> Tone {
    match state {
        TalkState::Draft => Tone::Warn,
        TalkState::Published => Tone::Ok,
    }
}

pub fn action(l: Locale, action: TalkAction) -> &'static str {
    match action {
        TalkAction::Created => l.t("Vortrag angelegt", "Talk created"),
        TalkAction::Changed => l.t("Vortrag geändert", "Talk changed"),
        TalkAction::Published => l.t("Vortrag veröffentlicht", "Talk published"),
        TalkAction::Hidden => l.t("Vortrag wieder zum Entwurf gemacht", "Talk made a draft again"),
        TalkAction::Deleted => l.t("Entwurf eines Vortrags gelöscht", "Draft of a talk deleted"),
    }
}

pub fn field(field: TalkField) -> Text {
    let (de, en) = match field {
        TalkField::Slug => ("Web-Adresse", "Web address"),
        TalkField::Bridge => ("Innovation Bridge oder Netzwerk", "Innovation Bridge or network"),
        TalkField::SubjectDe => ("Thema (deutsch)", "Subject (German)"),
        TalkField::SubjectEn => ("Thema (englisch)", "Subject (English)"),
        TalkField::OccasionDe => ("Anlass (deutsch)", "Occasion (German)"),
        TalkField::OccasionEn => ("Anlass (englisch)", "Occasion (English)"),
        TalkField::Host => ("Gastgeber", "Host"),
        TalkField::Place => ("Haus und Raum", "Venue and room"),
        TalkField::City => ("Ort", "Town"),
        TalkField::Country => ("Land", "Country"),
        TalkField::TimeZone => ("Zeitzone", "Time zone"),
        TalkField::StartsAt => ("Beginn", "Begins"),
        TalkField::Minutes => ("Dauer in Minuten", "Length in minutes"),
        TalkField::Speakers => ("Wer spricht", "Who speaks"),
        TalkField::AudienceDe => ("Publikum (deutsch)", "Audience (German)"),
        TalkField::AudienceEn => ("Publikum (englisch)", "Audience (English)"),
        TalkField::AudienceCount => ("Wie viele", "How many"),
        TalkField::Slides => ("Folien", "Slides"),
        TalkField::SlidesPublic => ("Folien für alle", "Slides for everybody"),
        TalkField::OutcomeDe => ("Was daraus wurde (deutsch)", "What came of it (German)"),
        TalkField::OutcomeEn => ("Was daraus wurde (englisch)", "What came of it (English)"),
    };
    Text::new(de, en)
}
