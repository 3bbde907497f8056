//! How calls, their states and their parts are called.

use domain::{
    call::{CallAction, CallField, CallStanding, CallState, EntryLanguages, EntryShow, EntryState, Outcome, SheetState},
    locale::{Locale, Text},
};

use crate::ui;

pub fn standing(l: Locale, standing: CallStanding) -> &'static str {
    match standing {
        CallStanding::Draft => l.t("Entwurf", "Draft"),
        CallStanding::Coming => l.t("Bald", "Coming"),
        CallStanding::Open => l.t("Offen", "Open"),
        CallStanding::Judged => l.t("In der Jury", "With the jury"),
        CallStanding::Decided => l.t("Entschieden", "Decided"),
    }
}

pub fn standing_tone(standing: CallStanding) -> ui::Tone {
    match standing {
        CallStanding::Draft => ui::Tone::Warn,
        CallStanding::Coming => ui::Tone::Offer,
        CallStanding::Open => ui::Tone::Ok,
        CallStanding::Judged => ui::Tone::Warn,
        CallStanding::Decided => ui::Tone::Mute,
    }
}

/// What a button does that leads to this state.
pub fn step(l: Locale, from: CallState, to: CallState) -> &'static str {
    match (from, to) {
        (CallState::Closed, CallState::Published) => l.t("Wieder öffnen", "Open again"),
        (CallState::Decided, CallState::Closed) => l.t("Entscheidung wieder öffnen", "Open the decision again"),
        (_, CallState::Draft) => l.t("Wieder zum Entwurf machen", "Make it a draft again"),
        (_, CallState::Published) => l.t("Veröffentlichen", "Publish"),
        (_, CallState::Closed) => l.t("Schließen", "Close"),
        (_, CallState::Decided) => l.t("Entscheidung abschließen", "Close the decision"),
    }
}

pub fn entry_state(l: Locale, state: EntryState) -> &'static str {
    match state {
        EntryState::Draft => l.t("Entwurf", "Draft"),
        EntryState::HandedIn => l.t("Eingereicht", "Handed in"),
        EntryState::Withdrawn => l.t("Zurückgezogen", "Withdrawn"),
    }
}

pub fn entry_tone(state: EntryState) -> ui::Tone {
    match state {
        EntryState::Draft => ui::Tone::Warn,
        EntryState::HandedIn => ui::Tone::Ok,
        EntryState::Withdrawn => ui::Tone::Mute,
    }
}

pub fn outcome(l: Locale, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Open => l.t("Nicht entschieden", "Not decided"),
        Outcome::Winner => l.t("Gewinner", "Winner"),
        Outcome::Shortlisted => l.t("Engere Wahl", "Shortlisted"),
        Outcome::Rejected => l.t("Abgelehnt", "Rejected"),
    }
}

pub fn outcome_tone(outcome: Outcome) -> ui::Tone {
    match outcome {
        Outcome::Open => ui::Tone::Warn,
        Outcome::Winner => ui::Tone::Ok,
        Outcome::Shortlisted => ui::Tone::Offer,
        Outcome::Rejected => ui::Tone::Mute,
    }
}

/// What a list of entries shows.
pub fn show(l: Locale, show: EntryShow) -> &'static str {
    match show {
        EntryShow::HandedIn => entry_state(l, EntryState::HandedIn),
        EntryShow::Undecided => outcome(l, Outcome::Open),
        EntryShow::Unscored => l.t("Es fehlen Bewertungen", "Scores are missing"),
        EntryShow::Winner => outcome(l, Outcome::Winner),
        EntryShow::Shortlisted => outcome(l, Outcome::Shortlisted),
        EntryShow::Rejected => outcome(l, Outcome::Rejected),
        EntryShow::Draft => entry_state(l, EntryState::Draft),
        EntryShow::Withdrawn => entry_state(l, EntryState::Withdrawn),
    }
}

pub fn sheet_state(l: Locale, state: Option<SheetState>) -> &'static str {
    match state {
        None => l.t("Nicht begonnen", "Not begun"),
        Some(SheetState::Draft) => l.t("Entwurf", "Draft"),
        Some(SheetState::HandedIn) => l.t("Abgegeben", "Handed in"),
    }
}

pub fn sheet_tone(state: Option<SheetState>) -> ui::Tone {
    match state {
        None | Some(SheetState::Draft) => ui::Tone::Warn,
        Some(SheetState::HandedIn) => ui::Tone::Ok,
    }
}

pub fn takes(l: Locale, takes: EntryLanguages) -> &'static str {
    match takes {
        EntryLanguages::De => l.t("Deutsch", "German"),
        EntryLanguages::En => l.t("Englisch", "English"),
        EntryLanguages::Both => l.t("Deutsch oder Englisch", "German or English"),
    }
}

pub fn action(l: Locale, action: CallAction) -> &'static str {
    match action {
        CallAction::Created => l.t("Angelegt", "Created"),
        CallAction::Changed => l.t("Geändert", "Changed"),
        CallAction::Published => l.t("Veröffentlicht", "Published"),
        CallAction::Hidden => l.t("Wieder zum Entwurf gemacht", "Made a draft again"),
        CallAction::Closed => l.t("Geschlossen", "Closed"),
        CallAction::Decided => l.t("Entscheidung abgeschlossen", "Decision closed"),
        CallAction::Reopened => l.t("Wieder geöffnet", "Opened again"),
        CallAction::Removed => l.t("Gelöscht", "Deleted"),
        CallAction::CriterionPut => l.t("Kriterium gespeichert", "Criterion saved"),
        CallAction::CriterionRemoved => l.t("Kriterium entfernt", "Criterion removed"),
        CallAction::QuestionPut => l.t("Frage gespeichert", "Question saved"),
        CallAction::QuestionRemoved => l.t("Frage entfernt", "Question removed"),
        CallAction::EntryHandedIn => l.t("Einreichung abgegeben", "Entry handed in"),
        CallAction::EntryWithdrawn => l.t("Einreichung zurückgezogen", "Entry withdrawn"),
        CallAction::EntryErased => l.t("Einreichung gelöscht", "Entry erased"),
        CallAction::JurorInvited => l.t("In die Jury eingeladen", "Invited to the jury"),
        CallAction::JurorRemoved => l.t("Aus der Jury genommen", "Taken out of the jury"),
        CallAction::ConflictNoted => l.t("Befangenheit vermerkt", "Conflict of interest noted"),
        CallAction::ConflictCleared => l.t("Befangenheit aufgehoben", "Conflict of interest cleared"),
        CallAction::SheetHandedIn => l.t("Bewertung abgegeben", "Score handed in"),
        CallAction::MeetingOpened => l.t("Jurysitzung eröffnet", "Jury’s meeting opened"),
        CallAction::MeetingClosed => l.t("Jurysitzung beendet", "Jury’s meeting closed"),
        CallAction::EntryDecided => l.t("Über eine Einreichung entschieden", "Decided about an entry"),
        CallAction::LettersSent => l.t("Entscheidungen mitgeteilt", "Decisions told"),
        CallAction::WinnersShown => l.t("Gewinner veröffentlicht", "Winners published"),
        CallAction::WinnersHidden => l.t("Veröffentlichung zurückgenommen", "Publication taken back"),
    }
}

pub fn field(field: CallField) -> Text {
    let (de, en) = match field {
        CallField::Slug => ("Web-Adresse", "Web address"),
        CallField::TitleDe => ("Titel (deutsch)", "Title (German)"),
        CallField::TitleEn => ("Titel (englisch)", "Title (English)"),
        CallField::TextDe => ("Text (deutsch)", "Text (German)"),
        CallField::TextEn => ("Text (englisch)", "Text (English)"),
        CallField::Hosts => ("Gastgeber", "Hosts"),
        CallField::Bridge => ("Brücke", "Bridge"),
        CallField::Takes => ("Sprache der Einreichungen", "Language of entries"),
        CallField::Zone => ("Zeitzone", "Time zone"),
        CallField::Opens => ("Öffnet", "Opens"),
        CallField::Closes => ("Frist", "Deadline"),
        CallField::MostFiles => ("Dateien", "Files"),
        CallField::LeastSheets => ("Mindestzahl der Bewertungen", "Scores needed"),
        CallField::Criterion => ("Kriterium", "Criterion"),
        CallField::Question => ("Frage", "Question"),
        CallField::Outcome => ("Entscheidung", "Decision"),
        CallField::Letters => ("E-Mails", "E-mails"),
    };
    Text::new(de, en)
}
