//! How roles are called.

use domain::{account::RoleKind, locale::Locale};

pub fn role_name(l: Locale, role: RoleKind) -> &'static str {
    match role {
        RoleKind::Organiser => l.t("Organisation", "Organiser"),
        RoleKind::Staff => l.t("Empfang", "Desk staff"),
        RoleKind::Exhibitor => l.t("Aussteller", "Exhibitor"),
    }
}
