//! What happened to an application, in words: for its history, and for forms that came too late.

use domain::{
    application::Overtaken,
    audit::HistoryEntry,
    clock::Tz,
    locale::{Locale, Text},
};

use crate::{audit::actor_name, format};

/// What an entry of the audit trail says was done.
pub fn action_name(l: Locale, action: &str) -> &str {
    known_action(l, action).unwrap_or(action)
}

/// The same, where there are words for it.
pub fn known_action(l: Locale, action: &str) -> Option<&'static str> {
    Some(match action {
        "started" => l.t("Anmeldung begonnen", "Application begun"),
        "changed" => l.t("Angaben geändert", "Details changed"),
        "submitted" => l.t("Eingereicht", "Submitted"),
        "answered" => l.t("Rückfrage beantwortet", "Question answered"),
        "taken_up" => l.t("In Prüfung genommen", "Taken into review"),
        "information_requested" => l.t("Rückfrage gestellt", "Information requested"),
        "put_on_waiting_list" => l.t("Auf die Warteliste gesetzt", "Put on the waiting list"),
        "held" => l.t("Einheit reserviert", "Unit reserved"),
        "released" => l.t("Reservierung aufgehoben", "Reservation released"),
        "offered" => l.t("Einheit angeboten", "Unit offered"),
        "offer_extended" => l.t("Frist des Angebots geändert", "Deadline of the offer changed"),
        "offer_withdrawn" => l.t("Angebot zurückgenommen", "Offer taken back"),
        "offer_expired" => l.t("Angebot abgelaufen", "Offer expired"),
        "confirmed" => l.t("Angebot angenommen", "Offer accepted"),
        "declined" => l.t("Angebot abgelehnt", "Offer declined"),
        "rejected" => l.t("Anmeldung abgelehnt", "Application turned down"),
        "withdrawn" => l.t("Anmeldung zurückgezogen", "Application withdrawn"),
        "cancelled" => l.t("Teilnahme storniert", "Participation cancelled"),
        "profile_changed" => l.t("Profil geändert", "Profile changed"),
        "logo_set" => l.t("Logo hochgeladen", "Logo uploaded"),
        "logo_removed" => l.t("Logo entfernt", "Logo removed"),
        "staff_named" => l.t("Person für den Stand benannt", "Person named for the stand"),
        "staff_corrected" => l.t("Angaben zu einer Person geändert", "Details of a person changed"),
        "staff_removed" => l.t("Person vom Stand genommen", "Person taken off the stand"),
        _ => return None,
    })
}

/// An entry's own facts: unit, deadline, reason, question.
pub fn particulars(l: Locale, zone: Tz, entry: &HistoryEntry) -> String {
    let text = |field: &str| entry.changes.iter().find(|(name, _)| name == field).and_then(|(_, value)| value.as_str());
    let mut parts = Vec::new();
    if let Some(unit) = text("unit").filter(|unit| !unit.is_empty()) {
        parts.push(format!("{} {unit}", l.t("Einheit", "Unit")));
    }
    if let Some(until) = text("until").and_then(|until| until.parse().ok()) {
        parts.push(format!("{} {}", l.t("bis", "until"), format::deadline(l, zone, until)));
    }
    parts.extend(["question", "reason"].into_iter().filter_map(text).map(|words| format!("{}{words}{}", l.t("„", "“"), l.t("“", "”"))));
    parts.join(" · ")
}

/// For a form that somebody else overtook.
pub fn overtaken(stale: &Overtaken) -> Text {
    let sentence = |l: Locale| {
        let at = format::date_time(l, stale.zone, stale.at);
        let action = action_name(l, &stale.action);
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
