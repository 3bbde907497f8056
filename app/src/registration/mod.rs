pub mod api;
mod columns;
pub mod downloads;
pub mod pages;
pub mod ticket_cookie;
pub mod ticket_holder;

use domain::{locale::Locale, registration::RegistrationState};

use crate::ui;

/// What a state is called, and how it looks.
pub fn state_chip(l: Locale, state: RegistrationState) -> (&'static str, ui::Tone) {
    match state {
        RegistrationState::Pending => (l.t("Noch nicht bestätigt", "Not confirmed yet"), ui::Tone::Warn),
        RegistrationState::Confirmed => (l.t("Bestätigt", "Confirmed"), ui::Tone::Ok),
        RegistrationState::Cancelled => (l.t("Storniert", "Cancelled"), ui::Tone::Mute),
    }
}
