//! What an event's form says in the columns of its table, and which of them a change changed.

use chrono::NaiveDateTime;
use sea_orm::ActiveModelTrait;

use super::{
    BadgeFormat, Error, EventAction, EventField, EventState,
    details::{Parsed, please_choose},
    entity,
};
use crate::{
    audit::AuditEntry,
    bridge, clock,
    db::Tx,
    field::FieldErrors,
    ids::{BridgeId, EventId},
    zone,
};

/// The row of a parsed form: a new draft, or the `old` event with its own id, state and picture. What its bridge is called is
/// read where it is written (`bridged`).
pub(super) fn row_of(parsed: &Parsed, old: Option<&entity::Model>) -> entity::Model {
    let Parsed {
        slug,
        name,
        kind,
        theme,
        city,
        country,
        venue,
        online_link,
        zone,
        starts_on,
        ends_on,
        opens_minute,
        closes_minute,
        languages,
        bridge,
        hall,
        booth_number,
        booth_role,
        hosted_by,
        brand,
        description,
        accent,
        applications_open,
        applications_close,
        passes_close,
        asks_de_minimis,
        asks_double_funding,
        contact_name,
        contact_email,
    } = parsed;
    let now = clock::now();
    let instant = |local: Option<NaiveDateTime>| local.map(|local| clock::at(*zone, local));
    keyed(entity::Model {
        id: old.map_or_else(EventId::new, |old| old.id),
        slug: slug.clone(),
        name: name.clone(),
        kind: *kind,
        theme_de: theme.de.clone(),
        theme_en: theme.en.clone(),
        city: city.clone(),
        country: country.clone(),
        venue: venue.clone(),
        online_link: online_link.clone(),
        time_zone: zone.name().to_owned(),
        starts_on: *starts_on,
        ends_on: *ends_on,
        opens_minute: *opens_minute,
        closes_minute: *closes_minute,
        languages: languages.clone(),
        bridge: unlinked_bridge(old, *bridge),
        bridge_id: *bridge,
        hall: hall.clone(),
        booth_number: booth_number.clone(),
        booth_role: *booth_role,
        hosted_by: hosted_by.clone(),
        brand: brand.clone(),
        description_de: description.de.clone(),
        description_en: description.en.clone(),
        picture: old.and_then(|old| old.picture.clone()),
        picture_alt_de: old.map(|old| old.picture_alt_de.clone()).unwrap_or_default(),
        picture_alt_en: old.map(|old| old.picture_alt_en.clone()).unwrap_or_default(),
        accent: accent.as_str().to_owned(),
        logo: old.and_then(|old| old.logo.clone()),
        badge_format: old.map_or(BadgeFormat::A6, |old| old.badge_format),
        applications_open_at: instant(*applications_open),
        applications_close_at: instant(*applications_close),
        passes_close_at: instant(*passes_close),
        applications_open_local: *applications_open,
        applications_close_local: *applications_close,
        passes_close_local: *passes_close,
        zone_rules: old.map_or_else(|| zone::version().to_string(), |old| old.zone_rules.clone()),
        // A new event has a first version; the next ones come with their texts.
        terms_version: old.map_or_else(|| "1".to_owned(), |old| old.terms_version.clone()),
        asks_de_minimis: *asks_de_minimis,
        asks_double_funding: *asks_double_funding,
        contact_name: contact_name.clone(),
        contact_email: contact_email.clone(),
        state: old.map_or(EventState::Draft, |old| old.state),
        revision: old.map_or(1, |old| old.revision),
        created_at: old.map_or(now, |old| old.created_at),
        updated_at: now,
        search_key: String::new(),
    })
}

/// What an event calls its bridge without referring to one, as the release before wrote it: it stays until one is chosen.
fn unlinked_bridge(old: Option<&entity::Model>, chosen: Option<BridgeId>) -> String {
    old.filter(|old| old.bridge_id.is_none() && chosen.is_none()).map(|old| old.bridge.clone()).unwrap_or_default()
}

/// The row with what it is searched by.
pub(crate) fn keyed(row: entity::Model) -> entity::Model {
    let search_key = entity::SEARCHED.key_of([&row.name, &row.city, &row.venue, &row.bridge]);
    entity::Model { search_key, ..row }
}

/// The row with what its bridge is called. The bridge is held before the event is written, as when that is renamed.
///
/// # Errors
/// `Invalid` where there is no such bridge.
pub(super) async fn bridged(tx: &Tx, row: entity::Model) -> Result<entity::Model, Error> {
    let Some(id) = row.bridge_id else { return Ok(row) };
    let bridge = bridge::name_of(tx, id).await?.ok_or_else(|| FieldErrors::one("bridge", please_choose()))?;
    Ok(keyed(entity::Model { bridge, ..row }))
}

/// What an edit writes: all but the id, the state, the pictures, what badges are printed on, the revision and the rules of its zone.
pub(super) fn changed_columns(new: &entity::Model) -> entity::ActiveModel {
    let all: entity::ActiveModel = new.clone().into();
    let mut all = all.reset_all();
    all.id.take();
    all.state.take();
    all.terms_version.take();
    all.picture.take();
    all.logo.take();
    all.badge_format.take();
    all.picture_alt_de.take();
    all.picture_alt_en.take();
    all.revision.take();
    // Also of what is not in the form: whoever derives everything anew writes it.
    all.zone_rules.take();
    all.created_at.take();
    all
}

/// Every field that a change of the form changed, for history.
pub(super) fn differences(old: &entity::Model, new: &entity::Model) -> AuditEntry<EventAction> {
    let entity::Model {
        id,
        slug,
        name,
        kind,
        theme_de,
        theme_en,
        city,
        country,
        venue,
        online_link,
        time_zone,
        starts_on,
        ends_on,
        opens_minute,
        closes_minute,
        languages,
        bridge,
        hall,
        booth_number,
        booth_role,
        hosted_by,
        brand,
        description_de,
        description_en,
        accent,
        applications_open_at,
        applications_close_at,
        passes_close_at,
        asks_de_minimis,
        asks_double_funding,
        contact_name,
        contact_email,
        // Told with the instants that follow from them.
        applications_open_local: _,
        applications_close_local: _,
        passes_close_local: _,
        // Pictures, badges and terms tell their own changes; the rest is not typed.
        terms_version: _,
        zone_rules: _,
        logo: _,
        badge_format: _,
        picture: _,
        picture_alt_de: _,
        picture_alt_en: _,
        // Told by its name.
        bridge_id: _,
        state: _,
        revision: _,
        created_at: _,
        updated_at: _,
        search_key: _,
    } = old;
    let time = |at: Option<clock::Instant>| at.map(|at| at.to_rfc3339()).unwrap_or_default();
    let day = |day: chrono::NaiveDate| day.to_string();
    // Who reads the history of an event may not be registered for it.
    let link = (*online_link != new.online_link).then_some(if new.online_link.is_empty() { "removed" } else { "changed" });
    let entry = AuditEntry::of(EventAction::Changed, *id)
        .at(*id)
        .changed(EventField::Slug, slug.as_str(), &new.slug)
        .changed(EventField::Name, name.as_str(), &new.name)
        .changed(EventField::Kind, kind.as_str(), new.kind.as_str())
        .changed(EventField::ThemeDe, theme_de.as_str(), &new.theme_de)
        .changed(EventField::ThemeEn, theme_en.as_str(), &new.theme_en)
        .changed(EventField::City, city.as_str(), &new.city)
        .changed(EventField::Country, country.as_str(), &new.country)
        .changed(EventField::Venue, venue.as_str(), &new.venue)
        .changed(EventField::TimeZone, time_zone.as_str(), &new.time_zone)
        .changed(EventField::StartsOn, day(*starts_on), day(new.starts_on))
        .changed(EventField::EndsOn, day(*ends_on), day(new.ends_on))
        .changed(EventField::Opens, *opens_minute, new.opens_minute)
        .changed(EventField::Closes, *closes_minute, new.closes_minute)
        .changed(EventField::Languages, languages.as_str(), &new.languages)
        .changed(EventField::Bridge, bridge.as_str(), &new.bridge)
        .changed(EventField::Hall, hall.as_str(), &new.hall)
        .changed(EventField::BoothNumber, booth_number.as_str(), &new.booth_number)
        .changed(EventField::BoothRole, booth_role.as_str(), new.booth_role.as_str())
        .changed(EventField::HostedBy, hosted_by.as_str(), &new.hosted_by)
        .changed(EventField::Brand, brand.as_str(), &new.brand)
        .changed(EventField::DescriptionDe, description_de.as_str(), &new.description_de)
        .changed(EventField::DescriptionEn, description_en.as_str(), &new.description_en)
        .changed(EventField::Accent, accent.as_str(), &new.accent)
        .changed(EventField::ApplicationsOpenAt, time(*applications_open_at), time(new.applications_open_at))
        .changed(EventField::ApplicationsCloseAt, time(*applications_close_at), time(new.applications_close_at))
        .changed(EventField::PassesCloseAt, time(*passes_close_at), time(new.passes_close_at))
        .changed(EventField::AsksDeMinimis, *asks_de_minimis, new.asks_de_minimis)
        .changed(EventField::AsksDoubleFunding, *asks_double_funding, new.asks_double_funding)
        .changed(EventField::ContactName, contact_name.as_str(), &new.contact_name)
        .changed(EventField::ContactEmail, contact_email.as_str(), &new.contact_email);
    link.into_iter().fold(entry, |entry, said| entry.with(EventField::OnlineLink, said))
}
