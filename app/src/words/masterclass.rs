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
