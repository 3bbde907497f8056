//! How roles are called, and what happens to accounts.

use domain::{
    account::{AccountAction, AccountField, RoleKind},
    locale::{Locale, Text},
};

pub fn role_name(l: Locale, role: RoleKind) -> &'static str {
    match role {
        RoleKind::Organiser => l.t("Organisation", "Organiser"),
        RoleKind::Staff => l.t("Einlass", "Desk staff"),
        RoleKind::Exhibitor => l.t("Aussteller", "Exhibitor"),
    }
}

/// What happened to an account, as its owner reads it.
pub fn action(l: Locale, action: AccountAction) -> &'static str {
    match action {
        AccountAction::SignedIn => l.t("Eingeloggt", "Signed in"),
        AccountAction::SignedInWithPasskey => l.t("Mit Passkey eingeloggt", "Signed in with a passkey"),
        AccountAction::SignInFailed => l.t("Einloggen gescheitert", "Failed to sign in"),
        AccountAction::PasskeyAdded => l.t("Passkey angelegt", "Passkey made"),
        AccountAction::PasskeyRenamed => l.t("Passkey umbenannt", "Passkey renamed"),
        AccountAction::PasskeyRemoved => l.t("Passkey entfernt", "Passkey removed"),
        AccountAction::PasskeysReset => l.t("Alle Passkeys entfernt, überall ausgeloggt", "All passkeys removed, signed out everywhere"),
        AccountAction::SessionsEnded => l.t("Auf anderen Geräten ausgeloggt", "Signed out on other devices"),
    }
}

pub fn field(field: AccountField) -> Text {
    match field {
        AccountField::Device => Text::new("Gerät", "Device"),
        AccountField::Passkey => Text::new("Name", "Name"),
    }
}
