//! How kinds of sessions are called.

use domain::{locale::Locale, masterclass::SessionKind};

pub fn kind_name(l: Locale, kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Masterclass => "Masterclass",
        SessionKind::Pitch => "Pitch",
        SessionKind::Roundtable => "Roundtable",
        SessionKind::Reception => l.t("Empfang", "Reception"),
    }
}

/// What people may expect of it.
pub fn kind_explained(l: Locale, kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Masterclass => l.t("Vortrag zum Mitmachen, mit begrenzten Plätzen", "a hands-on talk with limited seats"),
        SessionKind::Pitch => l.t("kurze Vorstellung auf der Bühne", "a short presentation on stage"),
        SessionKind::Roundtable => l.t("moderiertes Gespräch in kleiner Runde", "a moderated conversation in a small circle"),
        SessionKind::Reception => l.t("Treffen zum Kennenlernen", "a get-together"),
    }
}
