//! How roundtables, their guests and what happens to them are called.

use domain::{
    locale::{Locale, Text},
    roundtable::{GuestState, RoundtableAction, RoundtableField, TableShape},
};

use crate::ui;

pub fn shape(l: Locale, shape: TableShape) -> &'static str {
    match shape {
        TableShape::Round => l.t("rund", "round"),
        TableShape::U => l.t("U-Form", "U-shaped"),
    }
}

pub fn state(l: Locale, state: GuestState) -> &'static str {
    match state {
        GuestState::Planned => l.t("geplant", "planned"),
        GuestState::Invited => l.t("eingeladen", "invited"),
        GuestState::Accepted => l.t("zugesagt", "accepted"),
        GuestState::Waiting => l.t("Warteliste", "waiting list"),
        GuestState::Declined => l.t("abgelehnt", "declined"),
        GuestState::NoAnswer => l.t("keine Antwort", "no answer"),
        GuestState::Cancelled => l.t("abgesagt", "cancelled"),
    }
}

pub fn tone(state: GuestState) -> ui::Tone {
    match state {
        GuestState::Planned => ui::Tone::Mute,
        GuestState::Invited => ui::Tone::Offer,
        GuestState::Accepted => ui::Tone::Ok,
        GuestState::Waiting => ui::Tone::Warn,
        GuestState::Declined | GuestState::NoAnswer | GuestState::Cancelled => ui::Tone::Bad,
    }
}

pub fn action(l: Locale, action: RoundtableAction) -> &'static str {
    match action {
        RoundtableAction::Created => l.t("Roundtable angelegt", "Roundtable created"),
        RoundtableAction::Changed => l.t("Roundtable geändert", "Roundtable changed"),
        RoundtableAction::Removed => l.t("Roundtable gelöscht", "Roundtable deleted"),
        RoundtableAction::Cancelled => l.t("Roundtable abgesagt", "Roundtable called off"),
        RoundtableAction::TableAdded => l.t("Roundtable: Tisch hinzugefügt", "Roundtable: table added"),
        RoundtableAction::TableChanged => l.t("Roundtable: Tisch geändert", "Roundtable: table changed"),
        RoundtableAction::TableRemoved => l.t("Roundtable: Tisch entfernt", "Roundtable: table removed"),
        RoundtableAction::RivalsAdded => l.t("Roundtable: Wettbewerber getrennt", "Roundtable: rivals kept apart"),
        RoundtableAction::RivalsRemoved => l.t("Roundtable: Trennung aufgehoben", "Roundtable: rivals no longer kept apart"),
        RoundtableAction::GuestAdded => l.t("Roundtable: Person hinzugefügt", "Roundtable: person added"),
        RoundtableAction::GuestChanged => l.t("Roundtable: Person geändert", "Roundtable: person changed"),
        RoundtableAction::GuestRemoved => l.t("Roundtable: Person von der Liste genommen", "Roundtable: person taken off the list"),
        RoundtableAction::GuestInvited => l.t("Roundtable: Person eingeladen", "Roundtable: person invited"),
        RoundtableAction::WaveSent => l.t("Roundtable: Welle eingeladen", "Roundtable: wave invited"),
        RoundtableAction::Reminded => l.t("Roundtable: erinnert", "Roundtable: reminded"),
        RoundtableAction::Accepted => l.t("Roundtable: Zusage", "Roundtable: accepted"),
        RoundtableAction::Queued => l.t("Roundtable: Zusage auf der Warteliste", "Roundtable: accepted, on the waiting list"),
        RoundtableAction::Declined => l.t("Roundtable: Absage", "Roundtable: declined"),
        RoundtableAction::MovedUp => l.t("Roundtable: von der Warteliste nachgerückt", "Roundtable: moved up from the waiting list"),
        RoundtableAction::GuestCalledOff => l.t("Roundtable: Einladung zurückgenommen", "Roundtable: invitation taken back"),
        RoundtableAction::SubstituteInvited => l.t("Roundtable: Ersatz eingeladen", "Roundtable: substitute invited"),
        RoundtableAction::SeatsProposed => l.t("Roundtable: Sitzordnung vorgeschlagen", "Roundtable: seating proposed"),
        RoundtableAction::SeatChanged => l.t("Roundtable: Platz geändert", "Roundtable: seat changed"),
        RoundtableAction::ProposalUndone => l.t("Roundtable: Vorschlag zurückgenommen", "Roundtable: proposal undone"),
        RoundtableAction::MinutesWritten => l.t("Roundtable: Protokoll geschrieben", "Roundtable: minutes written"),
        RoundtableAction::MinutesSent => l.t("Roundtable: Protokoll gesendet", "Roundtable: minutes sent"),
        RoundtableAction::FollowUpAdded => l.t("Roundtable: Aufgabe angelegt", "Roundtable: task added"),
        RoundtableAction::FollowUpDone => l.t("Roundtable: Aufgabe erledigt", "Roundtable: task done"),
        RoundtableAction::FollowUpReopened => l.t("Roundtable: Aufgabe wieder geöffnet", "Roundtable: task opened again"),
        RoundtableAction::FollowUpRemoved => l.t("Roundtable: Aufgabe entfernt", "Roundtable: task removed"),
        RoundtableAction::Erased => l.t("Roundtable: Person mit allen Angaben gelöscht", "Roundtable: person erased with all data"),
    }
}

pub fn field(field: RoundtableField) -> Text {
    let (de, en) = match field {
        RoundtableField::Name => ("Name", "Name"),
        RoundtableField::Place => ("Ort", "Place"),
        RoundtableField::TimeZone => ("Zeitzone", "Time zone"),
        RoundtableField::StartsAt => ("Beginn", "Begins"),
        RoundtableField::EndsAt => ("Ende", "Ends"),
        RoundtableField::AnswerBy => ("Antwort bis", "Answer by"),
        RoundtableField::MostOfSector => ("Höchstens je Branche und Tisch", "At most of a sector at a table"),
        RoundtableField::TownPerTable => ("Eine Stadt an jedem Tisch", "A town at each table"),
        RoundtableField::Table => ("Tisch", "Table"),
        RoundtableField::Wave => ("Welle", "Wave"),
        RoundtableField::Number => ("Anzahl", "Number"),
    };
    Text::new(de, en)
}
