//! What visits of delegations are called, and what happens to them.

use domain::{
    locale::{Locale, Text},
    visit::{HostAnswer, ResourceAction, ResourceField, ResourceKind, VisitAction, VisitField, VisitPriority, VisitState},
};

use crate::ui::Tone;

pub fn state(l: Locale, state: VisitState) -> &'static str {
    match state {
        VisitState::New => l.t("Neu", "New"),
        VisitState::Accepted => l.t("Angenommen", "Accepted"),
        VisitState::Declined => l.t("Abgelehnt", "Declined"),
        VisitState::Done => l.t("Erledigt", "Done"),
    }
}

pub fn tone(state: VisitState) -> Tone {
    match state {
        VisitState::New => Tone::Warn,
        VisitState::Accepted => Tone::Ok,
        VisitState::Declined => Tone::Bad,
        VisitState::Done => Tone::Mute,
    }
}

pub fn priority(l: Locale, priority: VisitPriority) -> &'static str {
    match priority {
        VisitPriority::Low => l.t("Niedrig", "Low"),
        VisitPriority::Normal => l.t("Mittel", "Normal"),
        VisitPriority::High => l.t("Hoch", "High"),
    }
}

pub fn answer(l: Locale, answer: HostAnswer) -> &'static str {
    match answer {
        HostAnswer::Unasked => l.t("Nicht gefragt", "Not asked"),
        HostAnswer::Asked => l.t("Gefragt", "Asked"),
        HostAnswer::Confirmed => l.t("Zugesagt", "Confirmed"),
        HostAnswer::Declined => l.t("Abgesagt", "Declined"),
    }
}

pub fn answer_tone(answer: HostAnswer) -> Tone {
    match answer {
        HostAnswer::Unasked => Tone::Mute,
        HostAnswer::Asked => Tone::Offer,
        HostAnswer::Confirmed => Tone::Ok,
        HostAnswer::Declined => Tone::Bad,
    }
}

pub fn resource_kind(l: Locale, kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Room => l.t("Raum", "Room"),
        ResourceKind::Interpreter => l.t("Dolmetscher:in", "Interpreter"),
    }
}

pub fn action(l: Locale, action: VisitAction) -> &'static str {
    match action {
        VisitAction::Requested => l.t("Besuch angefragt", "Visit asked for"),
        VisitAction::Changed => l.t("Besuch geändert", "Visit changed"),
        VisitAction::Accepted => l.t("Besuch angenommen", "Visit accepted"),
        VisitAction::Declined => l.t("Besuch abgelehnt", "Visit declined"),
        VisitAction::Done => l.t("Besuch erledigt", "Visit done"),
        VisitAction::Reopened => l.t("Besuch wieder geöffnet", "Visit opened again"),
        VisitAction::TakenOver => l.t("Besuch übernommen", "Visit taken over"),
        VisitAction::GivenTo => l.t("Besuch weitergegeben", "Visit given to somebody else"),
        VisitAction::GivenBack => l.t("Besuch abgegeben", "Visit given back"),
        VisitAction::NoteAdded => l.t("Besuch: Notiz angelegt", "Visit: note added"),
        VisitAction::ItemAdded => l.t("Programmpunkt hinzugefügt", "Item added"),
        VisitAction::ItemChanged => l.t("Programmpunkt geändert", "Item changed"),
        VisitAction::ItemRemoved => l.t("Programmpunkt entfernt", "Item removed"),
        VisitAction::HostsAsked => l.t("Gastgeber gefragt", "Hosts asked"),
        VisitAction::HostConfirmed => l.t("Gastgeber hat zugesagt", "Host confirmed"),
        VisitAction::HostDeclined => l.t("Gastgeber hat abgesagt", "Host declined"),
        VisitAction::DelegatesAdded => l.t("Personen hinzugefügt", "People added"),
        VisitAction::DelegateRemoved => l.t("Person entfernt", "Person removed"),
        VisitAction::AttendanceNoted => l.t("Anwesenheit notiert", "Attendance noted"),
        VisitAction::ThanksWritten => l.t("Dank geschrieben", "Thanks written"),
        VisitAction::ThanksSent => l.t("Dank gesendet", "Thanks sent"),
        VisitAction::OutcomeNoted => l.t("Ergebnis notiert", "Outcome noted"),
        VisitAction::Emptied => l.t("Personenbezogenes gelöscht", "Personal data erased"),
    }
}

pub fn field(field: VisitField) -> Text {
    let (de, en) = match field {
        VisitField::Owner => ("Zuständig", "Owner"),
        VisitField::TitleDe => ("Titel (deutsch)", "Title (German)"),
        VisitField::TitleEn => ("Titel (englisch)", "Title (English)"),
        VisitField::People => ("Personen", "People"),
        VisitField::Interests => ("Interessen", "Interests"),
        VisitField::Priority => ("Priorität", "Priority"),
        VisitField::Bridge => ("Innovation Bridge oder Netzwerk", "Innovation Bridge or network"),
        VisitField::TimeZone => ("Zeitzone", "Time zone"),
        VisitField::StartsOn => ("Erster Tag", "First day"),
        VisitField::EndsOn => ("Letzter Tag", "Last day"),
        VisitField::IsPublic => ("Öffentlich", "Public"),
        VisitField::Leads => ("Kontakte", "Leads"),
        VisitField::Meetings => ("Gespräche", "Meetings"),
        VisitField::Item => ("Programmpunkt", "Item"),
        VisitField::ItemTitle => ("Titel des Programmpunkts", "Title of the item"),
        VisitField::Place => ("Ort", "Place"),
        VisitField::Room => ("Raum", "Room"),
        VisitField::Interpreter => ("Dolmetscher:in", "Interpreter"),
        VisitField::StartsAt => ("Beginn", "Begins"),
        VisitField::EndsAt => ("Ende", "Ends"),
        VisitField::Host => ("Gastgeber", "Host"),
        VisitField::Gifts => ("Gastgeschenke", "Gifts"),
        VisitField::Menu => ("Bewirtung", "Menu"),
        VisitField::Number => ("Anzahl", "Number"),
    };
    Text::new(de, en)
}

pub fn resource_action(l: Locale, action: ResourceAction) -> &'static str {
    match action {
        ResourceAction::Added => l.t("Raum oder Dolmetscher:in hinzugefügt", "Room or interpreter added"),
        ResourceAction::Changed => l.t("Raum oder Dolmetscher:in geändert", "Room or interpreter changed"),
        ResourceAction::Removed => l.t("Raum oder Dolmetscher:in entfernt", "Room or interpreter removed"),
    }
}

pub fn resource_field(field: ResourceField) -> Text {
    let (de, en) = match field {
        ResourceField::Name => ("Name", "Name"),
        ResourceField::Detail => ("Wo, oder welche Sprachen", "Where, or which languages"),
        ResourceField::Capacity => ("Plätze", "Places"),
    };
    Text::new(de, en)
}
