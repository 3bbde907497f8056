//! What happened to an application, in words: for its history, and for forms that came too late.

use domain::{
    application::{ApplicationAction, ApplicationField, Overtaken},
    audit::HistoryEntry,
    booth_staff::BoothStaffAction,
    clock::Tz,
    locale::{Locale, Text},
};

use super::actor::actor_name;
use crate::format;

/// What was done to an application.
pub fn action_name(l: Locale, action: ApplicationAction) -> &'static str {
    use ApplicationAction as A;
    match action {
        A::Started => l.t("Anmeldung begonnen", "Application begun"),
        A::Changed => l.t("Angaben geändert", "Details changed"),
        A::Submitted => l.t("Eingereicht", "Submitted"),
        A::Answered => l.t("Rückfrage beantwortet", "Question answered"),
        A::TakenUp => l.t("In Prüfung genommen", "Taken into review"),
        A::InformationRequested => l.t("Rückfrage gestellt", "Information requested"),
        A::PutOnWaitingList => l.t("Auf die Warteliste gesetzt", "Put on the waiting list"),
        A::Held => l.t("Einheit reserviert", "Unit reserved"),
        A::Released => l.t("Reservierung aufgehoben", "Reservation released"),
        A::Offered => l.t("Einheit angeboten", "Unit offered"),
        A::OfferExtended => l.t("Frist des Angebots geändert", "Deadline of the offer changed"),
        A::OfferWithdrawn => l.t("Angebot zurückgenommen", "Offer taken back"),
        A::OfferExpired => l.t("Angebot abgelaufen", "Offer expired"),
        A::Confirmed => l.t("Angebot angenommen", "Offer accepted"),
        A::Declined => l.t("Angebot abgelehnt", "Offer declined"),
        A::Rejected => l.t("Anmeldung abgelehnt", "Application turned down"),
        A::Withdrawn => l.t("Anmeldung zurückgezogen", "Application withdrawn"),
        A::Cancelled => l.t("Teilnahme storniert", "Participation cancelled"),
        A::ProfileChanged => l.t("Profil geändert", "Profile changed"),
        A::LogoSet => l.t("Logo hochgeladen", "Logo uploaded"),
        A::LogoRemoved => l.t("Logo entfernt", "Logo removed"),
        A::StaffNamed => l.t("Person für den Stand benannt", "Person named for the stand"),
        A::StaffRemoved => l.t("Person vom Stand genommen", "Person taken off the stand"),
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
        parts.push(format!("{} {unit}", l.t("Einheit", "Unit")));
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

/// What was done to an application, or to a person on its stand; a word of another release as it stands in the database.
fn done(l: Locale, action: &str) -> &str {
    match (action.parse(), action.parse()) {
        (Ok(done), _) => action_name(l, done),
        (_, Ok(done)) => staff_action_name(l, done),
        _ => action,
    }
}

/// For a form that somebody else overtook.
pub fn overtaken(stale: &Overtaken) -> Text {
    let sentence = |l: Locale| {
        let at = format::date_time(l, stale.zone, stale.at);
        let action = done(l, &stale.action);
        match (l, stale.action.is_empty()) {
            (Locale::De, false) => format!(
                "{} war schneller: {action} ({at}). Sie sehen jetzt den neuen Stand; Ihre Eingaben sind noch da.",
                actor_name(l, &stale.by)
            ),
            (Locale::En, false) => format!(
                "{} was faster: {action} ({at}). You now see how things stand; what you typed is still here.",
                actor_name(l, &stale.by)
            ),
            (Locale::De, true) => {
                format!("Die Anmeldung hat sich geändert ({at}). Sie sehen jetzt den neuen Stand; Ihre Eingaben sind noch da.")
            }
            (Locale::En, true) => {
                format!("The application has changed ({at}). You now see how things stand; what you typed is still here.")
            }
        }
    };
    Text::new(sentence(Locale::De), sentence(Locale::En))
}
