//! What surveys and their questions are called, and what happens to them.

use domain::{
    clock::Instant,
    locale::{Locale, Text},
    survey::{QuestionKind, SurveyAction, SurveyAudience, SurveyField, SurveyState, SurveyView},
};

use crate::ui::Tone;

/// As it stands at this moment: one whose end is past has closed, though nobody closed it.
pub fn standing(survey: &SurveyView, now: Instant) -> SurveyState {
    if survey.state == SurveyState::Open && !survey.is_open(now) { SurveyState::Closed } else { survey.state }
}

pub fn state(l: Locale, state: SurveyState) -> &'static str {
    match state {
        SurveyState::Draft => l.t("Entwurf", "Draft"),
        SurveyState::Open => l.t("Läuft", "Open"),
        SurveyState::Closed => l.t("Beendet", "Closed"),
    }
}

/// Before it is sent.
pub fn send_to(l: Locale, audience: SurveyAudience) -> &'static str {
    match audience {
        SurveyAudience::Exhibitors => {
            l.t("Die Umfrage an alle bestätigten Aussteller senden?", "Send the survey to all confirmed exhibitors?")
        }
        SurveyAudience::Travellers => l.t(
            "Die Umfrage an alle senden, die einen Platz auf der Reise haben?",
            "Send the survey to everybody with a place on the trip?",
        ),
    }
}

pub fn tone(state: SurveyState) -> Tone {
    match state {
        SurveyState::Draft => Tone::Mute,
        SurveyState::Open => Tone::Ok,
        SurveyState::Closed => Tone::Mute,
    }
}

pub fn kind(l: Locale, kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Scale => l.t("Skala von 1 bis 5", "Scale from 1 to 5"),
        QuestionKind::Choice => l.t("Auswahl", "Choice"),
        QuestionKind::YesNo => l.t("Ja oder nein", "Yes or no"),
        QuestionKind::Number => l.t("Zahl", "Number"),
        QuestionKind::Text => l.t("Freier Text", "Free text"),
    }
}

/// `3,85`, from hundredths.
pub fn mean(l: Locale, hundredths: i64) -> String {
    format!("{}{}{:02}", hundredths / 100, l.t(",", "."), hundredths % 100)
}

pub fn action(l: Locale, action: SurveyAction) -> &'static str {
    match action {
        SurveyAction::Created => l.t("Umfrage angelegt", "Survey created"),
        SurveyAction::Changed => l.t("Umfrage geändert", "Survey changed"),
        SurveyAction::QuestionAdded => l.t("Frage hinzugefügt", "Question added"),
        SurveyAction::QuestionChanged => l.t("Frage geändert", "Question changed"),
        SurveyAction::QuestionRemoved => l.t("Frage entfernt", "Question removed"),
        SurveyAction::Opened => l.t("Umfrage gesendet", "Survey sent"),
        SurveyAction::Reminded => l.t("An die Umfrage erinnert", "Reminded of the survey"),
        SurveyAction::Closed => l.t("Umfrage beendet", "Survey closed"),
        SurveyAction::Removed => l.t("Umfrage verworfen", "Survey discarded"),
    }
}

pub fn field(field: SurveyField) -> Text {
    let (de, en) = match field {
        SurveyField::TitleDe => ("Titel (deutsch)", "Title (German)"),
        SurveyField::TitleEn => ("Titel (englisch)", "Title (English)"),
        SurveyField::IntroDe => ("Einleitung (deutsch)", "Introduction (German)"),
        SurveyField::IntroEn => ("Einleitung (englisch)", "Introduction (English)"),
        SurveyField::IsAnonymous => ("Anonym", "Anonymous"),
        SurveyField::OpenUntil => ("Offen bis", "Open until"),
        SurveyField::Question => ("Frage", "Question"),
        SurveyField::Letters => ("E-Mails", "E-mails"),
    };
    Text::new(de, en)
}
