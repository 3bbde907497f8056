//! What organisers call a letter.

use domain::locale::Locale;

/// Every letter's kind, in German and English.
pub(crate) const KINDS: &[(&str, &str, &str)] = &[
    ("sign_in", "Link zum Anmelden", "Sign-in link"),
    ("invitation", "Einladung", "Invitation"),
    ("application_draft", "Anmeldung begonnen", "Application begun"),
    ("application_submitted", "Anmeldung eingegangen", "Application received"),
    ("information_needed", "Rückfrage", "Question"),
    ("unit_offered", "Angebot", "Offer"),
    ("unit_confirmed", "Standplatz bestätigt", "Place confirmed"),
    ("offer_declined", "Angebot abgelehnt", "Offer declined"),
    ("offer_expired", "Angebot abgelaufen", "Offer expired"),
    ("offer_withdrawn", "Angebot zurückgezogen", "Offer withdrawn"),
    ("on_waiting_list", "Warteliste (Aussteller)", "Waiting list (exhibitors)"),
    ("application_rejected", "Absage", "Rejection"),
    ("application_withdrawn", "Anmeldung zurückgezogen", "Application withdrawn"),
    ("application_cancelled", "Teilnahme storniert", "Participation cancelled"),
    ("staff_badge", "Ausweis für Standpersonal", "Badge for booth staff"),
    ("staff_removed", "Ausweis entzogen", "Badge taken back"),
    ("confirm_registration", "Registrierung bestätigen", "Confirm registration"),
    ("ticket", "Ticket", "Ticket"),
    ("registration_cancelled", "Registrierung storniert", "Registration cancelled"),
    ("registration_erased", "Daten gelöscht", "Data erased"),
    ("seat_booked", "Platz gebucht", "Seat booked"),
    ("seat_waiting", "Warteliste (Programmpunkt)", "Waiting list (session)"),
    ("seat_promoted", "Nachgerückt", "Moved up"),
    ("seat_released", "Platz freigegeben", "Seat released"),
    ("session_changed", "Programmpunkt geändert", "Session changed"),
    ("session_cancelled", "Programmpunkt fällt aus", "Session cancelled"),
    ("lead_receipt", "Beleg über Kontakt", "Contact receipt"),
    ("lead_withdrawn", "Kontakt widerrufen", "Contact withdrawn"),
];

/// Every kind of letter, and what it is called.
pub fn kinds(l: Locale) -> impl Iterator<Item = (String, String)> {
    KINDS.iter().map(move |(kind, de, en)| ((*kind).to_owned(), l.t(de, en).to_owned()))
}

/// What a kind of letter is called; its own name if somebody forgot it above.
pub fn kind(l: Locale, kind: &str) -> String {
    KINDS.iter().find(|(name, ..)| *name == kind).map_or(kind, |(_, de, en)| l.t(de, en)).to_owned()
}
