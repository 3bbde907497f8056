//! An event's badges as paper knows them.

use domain::{
    badge::{BadgeRole, PrintedBadge},
    booth_staff,
    event::{Accent, BadgeFormat, EventView},
    locale::Locale,
};
use paper::badge_sheet::{self, Format, Logo, Paper, Role, Sheet, Sign};

use super::role_word;
use crate::{aside::aside, ctx::AppState, error::ApiError, format, paths};

/// Sets badges of an event.
///
/// # Errors
/// Of the database, and of what sets them.
pub(super) async fn set_badges(
    state: &AppState,
    event: &EventView,
    badges: &[PrintedBadge],
    l: Locale,
    on: BadgeFormat,
) -> Result<Vec<u8>, ApiError> {
    let sheet = sheet(state, event, badges, l).await?;
    aside(move || badge_sheet::pdf(&sheet, format_of(on))).await
}

/// Sets badges of people who come together and need no code of their own: their names and organisations, as `role`. The code
/// leads to the page of the event.
///
/// # Errors
/// Of the file store, and of what sets them.
pub async fn set_name_badges(
    state: &AppState,
    event: &EventView,
    people: &[(String, String)],
    l: Locale,
    role: &'static str,
) -> Result<Vec<u8>, ApiError> {
    let address = format!("{}{}", site(state), paths::event(l, &event.slug));
    let badges = people.iter().map(|(name, organisation)| Paper {
        name: name.clone(),
        organisation: organisation.clone(),
        role: 0,
        unit: String::new(),
        address: address.clone(),
    });
    let roles = vec![Role { word: role, ..role_on_paper(l, BadgeRole::Exhibitor) }];
    let sheet = Sheet { badges: badges.collect(), roles, ..empty_sheet(state, event, l).await? };
    let format = format_of(event.badge_format);
    aside(move || badge_sheet::pdf(&sheet, format)).await
}

/// How badges of an event will look, as SVG: one of somebody who does not exist, or a sheet of them.
///
/// # Errors
/// Of the file store, and of what sets them.
pub(super) async fn draw_sample(state: &AppState, event: &EventView, l: Locale, on: BadgeFormat) -> Result<String, ApiError> {
    let (site, format) = (site(state), format_of(on));
    let nobody = [
        ("Alexandra Musterfrau", BadgeRole::Exhibitor, "A1"),
        ("Dr. Jonas Beispiel-Königshofen", BadgeRole::Visitor, ""),
        ("Mei Lin Chen", BadgeRole::Speaker, ""),
        ("Ayşe Yılmaz", BadgeRole::Organiser, ""),
    ];
    let badges = nobody.into_iter().take(format.per_sheet()).map(|(name, role, unit)| Paper {
        name: name.to_owned(),
        organisation: l.t("Beispielstadt GmbH", "Sampletown Ltd").to_owned(),
        role: place_of(role),
        unit: unit.to_owned(),
        address: qr_content(&site, &"SAMPLE".repeat(5)[..26]),
    });
    let sheet = Sheet { badges: badges.collect(), ..empty_sheet(state, event, l).await? };
    aside(move || badge_sheet::svg(&sheet, format)).await
}

async fn sheet(state: &AppState, event: &EventView, badges: &[PrintedBadge], l: Locale) -> Result<Sheet, ApiError> {
    let site = site(state);
    let staff: Vec<_> = badges.iter().filter(|badge| badge.role == BadgeRole::Exhibitor).map(|badge| badge.id).collect();
    let mut units = booth_staff::units_of_badges(&state.db, &staff).await?;
    let paper = |badge: &PrintedBadge| Paper {
        unit: units.remove(&badge.id).unwrap_or_default(),
        name: badge.name.clone(),
        organisation: badge.organisation.clone(),
        role: place_of(badge.role),
        address: qr_content(&site, &badge.badge_code),
    };
    Ok(Sheet { badges: badges.iter().map(paper).collect(), ..empty_sheet(state, event, l).await? })
}

async fn empty_sheet(state: &AppState, event: &EventView, l: Locale) -> Result<Sheet, ApiError> {
    let logo = match &event.logo {
        Some(key) => state.site.files.get(key).await.map_err(|error| ApiError::internal(&error))?,
        None => None,
    };
    Ok(Sheet {
        title: format!("{} – {}", l.t("Ausweise", "Badges"), event.name),
        language: l.as_str(),
        event: event.name.clone(),
        days: format::days(l, event.starts_on, event.ends_on),
        town: event.city.clone(),
        accent: accent_of(event),
        logo: logo.map(|png| Logo { png, alt: format!("Logo: {}", event.name) }),
        unit_word: l.t("Standplatz", "Unit"),
        roles: BadgeRole::ALL.map(|role| role_on_paper(l, role)).to_vec(),
        badges: Vec::new(),
    })
}

/// Capitals make the code smaller, and hosts do not mind: what it says is the scanned address, which is read in any case.
fn site(state: &AppState) -> String {
    state.site.public_url.to_lowercase()
}

/// What the QR code of a badge says.
pub(super) fn qr_content(site: &str, badge_code: &str) -> String {
    format!("{site}{}", paths::badge_scan(badge_code))
}

fn format_of(format: BadgeFormat) -> Format {
    match format {
        BadgeFormat::A6 => Format::A6,
        BadgeFormat::A4FourUp => Format::A4FourUp,
        BadgeFormat::Label62x100 => Format::Label62x100,
        BadgeFormat::Label54x101 => Format::Label54x101,
        BadgeFormat::Label41x89 => Format::Label41x89,
    }
}

fn place_of(role: BadgeRole) -> usize {
    BadgeRole::ALL.iter().position(|other| *other == role).unwrap_or_default()
}

/// A role as word, colour and pictogram. White letters on the colours: 7.6, 6.5, 5.9 and 17.7.
fn role_on_paper(l: Locale, role: BadgeRole) -> Role {
    let (colour, sign) = match role {
        BadgeRole::Visitor => ("#4a5561", Sign::Visitor),
        BadgeRole::Exhibitor => ("#0b5fa5", Sign::Exhibitor),
        BadgeRole::Speaker => ("#a84300", Sign::Speaker),
        BadgeRole::Organiser => ("#14181d", Sign::Organiser),
    };
    Role { word: role_word(l, role), colour, sign }
}

/// The colour of an event in daylight, as the styles have it: dark enough for white letters.
pub fn accent_of(event: &EventView) -> &'static str {
    accent_colour(event.accent.parse().unwrap_or(Accent::Blue))
}

fn accent_colour(accent: Accent) -> &'static str {
    match accent {
        Accent::Blue => "#0b5fa5",
        Accent::Teal => "#0b6468",
        Accent::Green => "#256a33",
        Accent::Plum => "#7c2f7a",
        Accent::Rust => "#9c3d12",
        Accent::Slate => "#3f5166",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_has_the_colours_of_the_screen() {
        let styles = include_str!("../../../style/_tokens.scss");

        for accent in Accent::ALL {
            let entry = format!("\"{accent}\": {} #ffffff", accent_colour(accent));
            assert!(styles.contains(&entry), "{entry}");
        }
    }
}
