pub mod api;
mod design;
pub mod downloads;
pub mod export;
pub mod logo_upload;
pub mod one_badge;
pub mod pages;
mod sheet;
pub mod sheet_parts;
mod vcard;

pub use design::BadgeDesign;
pub use sheet::{accent_of, set_name_badges};

use domain::{
    badge::{BadgeRole, BadgeValidity},
    locale::Locale,
};

use crate::{error::ApiError, ui};

impl From<domain::badge::Error> for ApiError {
    fn from(error: domain::badge::Error) -> Self {
        match error {
            domain::badge::Error::Denied(denied) => denied.into(),
            domain::badge::Error::Db(error) => error.into(),
        }
    }
}

/// As what somebody comes, as it stands on the badge.
pub fn role_word(l: Locale, role: BadgeRole) -> &'static str {
    match role {
        BadgeRole::Visitor => l.t("Besucher:in", "Visitor"),
        BadgeRole::Exhibitor => l.t("Aussteller", "Exhibitor"),
        BadgeRole::Speaker => l.t("Referent:in", "Speaker"),
        BadgeRole::Organiser => l.t("Organisation", "Organiser"),
    }
}

/// What a badge is worth.
fn validity(l: Locale, standing: BadgeValidity) -> (ui::Tone, &'static str) {
    match standing {
        BadgeValidity::Valid => (ui::Tone::Ok, l.t("Gültig", "Valid")),
        BadgeValidity::Revoked => (ui::Tone::Bad, l.t("Gesperrt", "Revoked")),
        BadgeValidity::Unconfirmed => (ui::Tone::Warn, l.t("Noch nicht bestätigt", "Not confirmed yet")),
        BadgeValidity::Gone => (ui::Tone::Mute, l.t("Kommt nicht mehr", "No longer coming")),
    }
}
