//! What happened to an application, in words.

use domain::{
    application::{ApplicationAction, ApplicationField},
    audit::HistoryEntry,
    booth_staff::BoothStaffAction,
    clock::Tz,
    locale::Locale,
};

use crate::format;

/// What was done to an application.
pub fn action_name(l: Locale, action: ApplicationAction) -> &'static str {
    use ApplicationAction as A;
    match action {
        A::Started => l.t("Bewerbung begonnen", "Application started"),
        A::Changed => l.t("Angaben geändert", "Details changed"),
        A::Submitted => l.t("Eingereicht", "Submitted"),
        A::Answered => l.t("Rückfrage beantwortet", "Question answered"),
        A::TakenUp => l.t("Prüfung begonnen", "Review started"),
        A::InformationRequested => l.t("Rückfrage gestellt", "Information requested"),
        A::PutOnWaitingList => l.t("Auf die Warteliste gesetzt", "Put on the waiting list"),
        A::Held => l.t("Standplatz reserviert", "Unit reserved"),
        A::Released => l.t("Reservierung aufgehoben", "Reservation released"),
        A::Offered => l.t("Standplatz angeboten", "Unit offered"),
        A::OfferExtended => l.t("Frist des Angebots geändert", "Deadline of the offer changed"),
        A::OfferWithdrawn => l.t("Angebot zurückgenommen", "Offer taken back"),
        A::OfferExpired => l.t("Angebot abgelaufen", "Offer expired"),
        A::Confirmed => l.t("Angebot angenommen", "Offer accepted"),
        A::Declined => l.t("Angebot abgelehnt", "Offer declined"),
        A::Rejected => l.t("Bewerbung abgelehnt", "Application turned down"),
        A::Withdrawn => l.t("Bewerbung zurückgezogen", "Application withdrawn"),
        A::Cancelled => l.t("Teilnahme storniert", "Participation cancelled"),
        A::Reminded => l.t("Erinnert", "Reminded"),
        A::DecisionUndone => l.t("Entscheidung zurückgenommen", "Decision taken back"),
        A::Moved => l.t("Umgezogen", "Moved"),
        A::Entered => l.t("Bewerbung für jemanden begonnen", "Application begun for somebody"),
        A::Edited => l.t("Angaben von der Organisation geändert", "Details changed by the organisers"),
        A::ProfileChanged => l.t("Profil geändert", "Profile changed"),
        A::NoteAdded => l.t("Notiz hinzugefügt", "Note added"),
        A::LogoSet => l.t("Logo hochgeladen", "Logo uploaded"),
        A::LogoRemoved => l.t("Logo entfernt", "Logo removed"),
        A::StaffNamed => l.t("Person für den Stand benannt", "Person named for the booth"),
        A::StaffRemoved => l.t("Person vom Stand genommen", "Person taken off the booth"),
    }
}

/// What was done to the data of a person on its stand.
pub fn staff_action_name(l: Locale, action: BoothStaffAction) -> &'static str {
    match action {
        BoothStaffAction::StaffCorrected => l.t("Angaben zu einer Person geändert", "Details of a person changed"),
    }
}

/// An entry's own facts: unit, deadline, reason, question.
pub fn particulars(l: Locale, zone: Tz, entry: &HistoryEntry) -> String {
    let text = |field| entry.said(field).and_then(|value| value.as_str());
    let mut parts = Vec::new();
    if let Some(unit) = text(ApplicationField::Unit).filter(|unit| !unit.is_empty()) {
        parts.push(format!("{} {unit}", l.t("Standplatz", "Unit")));
    }
    if let Some([from, to]) = entry.said(ApplicationField::Unit).and_then(|value| value.as_array()).map(Vec::as_slice) {
        parts.push(format!("{} → {}", from.as_str().unwrap_or_default(), to.as_str().unwrap_or_default()));
    }
    if let Some(until) = text(ApplicationField::Until).and_then(|until| until.parse().ok()) {
        parts.push(format!("{} {}", l.t("bis", "until"), format::deadline(l, zone, until)));
    }
    parts.extend(
        [ApplicationField::Question, ApplicationField::Reason]
            .into_iter()
            .filter_map(text)
            .map(|words| format!("{}{words}{}", l.t("„", "“"), l.t("“", "”"))),
    );
    parts.join(" · ")
}
