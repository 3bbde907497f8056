//! What a talk's form says in the columns of its table, and which of them a change changed.

use sea_orm::ActiveModelTrait;

use super::{TalkAction, TalkField, TalkState, details::Parsed, entity};
use crate::{audit::AuditEntry, clock, ids::TalkId};

/// The row of a parsed form: a new draft, or the `old` talk with its own id, state and slides. Slides that there are none of
/// are shown to nobody.
pub(super) fn row_of(parsed: &Parsed, old: Option<&entity::Model>) -> entity::Model {
    let Parsed {
        slug,
        bridge,
        subject,
        occasion,
        host,
        place,
        city,
        country,
        zone,
        starts,
        minutes,
        speakers,
        audience,
        audience_count,
        slides_public,
        outcome,
    } = parsed;
    let (now, slides) = (clock::now(), old.and_then(|old| old.slides.clone()));
    keyed(entity::Model {
        id: old.map_or_else(TalkId::new, |old| old.id),
        slug: slug.clone(),
        bridge_id: *bridge,
        subject_de: subject.de.clone(),
        subject_en: subject.en.clone(),
        occasion_de: occasion.de.clone(),
        occasion_en: occasion.en.clone(),
        host: host.clone(),
        place: place.clone(),
        city: city.clone(),
        country: country.clone(),
        time_zone: zone.name().to_owned(),
        starts_local: *starts,
        starts_at: clock::at(*zone, *starts),
        minutes: *minutes,
        speakers: speakers.clone(),
        audience_de: audience.de.clone(),
        audience_en: audience.en.clone(),
        audience_count: *audience_count,
        slides_public: *slides_public && slides.is_some(),
        slides,
        outcome_de: outcome.de.clone(),
        outcome_en: outcome.en.clone(),
        state: old.map_or(TalkState::Draft, |old| old.state),
        revision: old.map_or(1, |old| old.revision + 1),
        created_at: old.map_or(now, |old| old.created_at),
        updated_at: now,
        search_key: String::new(),
    })
}

/// The row with what it is searched by.
pub(crate) fn keyed(row: entity::Model) -> entity::Model {
    let texts = [&row.subject_de, &row.subject_en, &row.occasion_de, &row.occasion_en, &row.city, &row.speakers];
    let search_key = entity::SEARCHED.key_of(texts.map(String::as_str));
    entity::Model { search_key, ..row }
}

/// Every column but the id, to be written.
pub(super) fn changed_columns(new: &entity::Model) -> entity::ActiveModel {
    let all: entity::ActiveModel = new.clone().into();
    let mut all = all.reset_all();
    all.id.take();
    all
}

/// Every field that a change of the form changed, for history; the names are of the bridges before and after.
pub(super) fn differences(old: &entity::Model, new: &entity::Model, before: String, after: String) -> AuditEntry<TalkAction> {
    let entity::Model {
        id: _,
        slug,
        bridge_id: _,
        subject_de,
        subject_en,
        occasion_de,
        occasion_en,
        host,
        place,
        city,
        country,
        time_zone,
        starts_at,
        minutes,
        speakers,
        audience_de,
        audience_en,
        audience_count,
        slides_public,
        outcome_de,
        outcome_en,
        // Slides and state tell their own changes; the rest is not typed.
        starts_local: _,
        slides: _,
        state: _,
        revision: _,
        created_at: _,
        updated_at: _,
        search_key: _,
    } = old;
    AuditEntry::of(TalkAction::Changed, old.id)
        .changed(TalkField::Slug, slug.as_str(), &new.slug)
        .changed(TalkField::Bridge, before, after)
        .changed(TalkField::SubjectDe, subject_de.as_str(), &new.subject_de)
        .changed(TalkField::SubjectEn, subject_en.as_str(), &new.subject_en)
        .changed(TalkField::OccasionDe, occasion_de.as_str(), &new.occasion_de)
        .changed(TalkField::OccasionEn, occasion_en.as_str(), &new.occasion_en)
        .changed(TalkField::Host, host.as_str(), &new.host)
        .changed(TalkField::Place, place.as_str(), &new.place)
        .changed(TalkField::City, city.as_str(), &new.city)
        .changed(TalkField::Country, country.as_str(), &new.country)
        .changed(TalkField::TimeZone, time_zone.as_str(), &new.time_zone)
        .changed(TalkField::StartsAt, starts_at.to_rfc3339(), new.starts_at.to_rfc3339())
        .changed(TalkField::Minutes, *minutes, new.minutes)
        .changed(TalkField::Speakers, speakers.as_str(), &new.speakers)
        .changed(TalkField::AudienceDe, audience_de.as_str(), &new.audience_de)
        .changed(TalkField::AudienceEn, audience_en.as_str(), &new.audience_en)
        .changed(TalkField::AudienceCount, *audience_count, new.audience_count)
        .changed(TalkField::SlidesPublic, *slides_public, new.slides_public)
        .changed(TalkField::OutcomeDe, outcome_de.as_str(), &new.outcome_de)
        .changed(TalkField::OutcomeEn, outcome_en.as_str(), &new.outcome_en)
}
