//! Who did it.

use domain::locale::Locale;

/// Who it was: a person's name, or what is known of them.
pub fn actor_name(l: Locale, actor: &str) -> &str {
    match actor {
        "anonymous" => l.t("Unbekannt", "Unknown"),
        "applicant" => l.t("Aussteller", "Exhibitor"),
        "device" => l.t("Gerät am Einlass", "Device at the door"),
        "standwerk" => l.t("Standwerk (von selbst)", "Standwerk (by itself)"),
        "visitor" => l.t("Besucher:in", "Visitor"),
        name => name,
    }
}
