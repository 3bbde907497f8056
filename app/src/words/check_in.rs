//! What a door answers is called.

use domain::{check_in::ScanOutcome, locale::Locale};

/// What an outcome is called.
pub fn outcome_word(l: Locale, outcome: ScanOutcome) -> &'static str {
    match outcome {
        ScanOutcome::Welcome => l.t("Willkommen", "Welcome"),
        ScanOutcome::AlreadyIn => l.t("Schon drin", "Already in"),
        ScanOutcome::WrongEvent => l.t("Andere Veranstaltung", "Another event"),
        ScanOutcome::NoSeat => l.t("Kein Platz gebucht", "No seat booked"),
        ScanOutcome::Cancelled => l.t("Storniert", "Cancelled"),
        ScanOutcome::Unknown => l.t("Unbekannter Code", "Unknown code"),
    }
}
