//! What a news entry's form says in the columns of its table, and which of them a change changed.

use sea_orm::ActiveModelTrait;

use super::{NewsAction, NewsField, NewsState, entity, form::Parsed};
use crate::{audit::AuditEntry, clock, event::EventView, ids::NewsEntryId};

/// Of a text too long to repeat history tells that it changed.
const TOO_LONG: &str = "changed";

/// The row of a parsed form: a new draft, or the `old` entry with its own id, state and picture.
pub(super) fn row_of(parsed: &Parsed, old: Option<&entity::Model>) -> entity::Model {
    let Parsed { title, slug, lede, text, event, press } = parsed;
    let now = clock::now();
    keyed(entity::Model {
        id: old.map_or_else(NewsEntryId::new, |old| old.id),
        slug: slug.clone(),
        event_id: *event,
        title_de: title.de.clone(),
        title_en: title.en.clone(),
        lede_de: lede.de.clone(),
        lede_en: lede.en.clone(),
        text_de: text.de.clone(),
        text_en: text.en.clone(),
        picture: old.and_then(|old| old.picture.clone()),
        picture_alt_de: old.map(|old| old.picture_alt_de.clone()).unwrap_or_default(),
        picture_alt_en: old.map(|old| old.picture_alt_en.clone()).unwrap_or_default(),
        picture_credit: old.map(|old| old.picture_credit.clone()).unwrap_or_default(),
        press_name: press.name.clone(),
        press_email: press.email.clone(),
        press_phone: press.phone.clone(),
        state: old.map_or(NewsState::Draft, |old| old.state),
        published_local: old.and_then(|old| old.published_local),
        published_at: old.and_then(|old| old.published_at),
        revision: old.map_or(1, |old| old.revision),
        created_at: old.map_or(now, |old| old.created_at),
        updated_at: now,
        search_key: String::new(),
    })
}

/// The row with what it is searched by.
pub(crate) fn keyed(row: entity::Model) -> entity::Model {
    let search_key = entity::SEARCHED.key_of([&row.title_de, &row.title_en, &row.lede_de, &row.lede_en]);
    entity::Model { search_key, ..row }
}

/// What an edit writes: all but the id, the state, the picture and the revision. The time is among it, because it goes with
/// the event's clock.
pub(super) fn changed_columns(new: &entity::Model) -> entity::ActiveModel {
    let all: entity::ActiveModel = new.clone().into();
    let mut all = all.reset_all();
    all.id.take();
    all.state.take();
    all.picture.take();
    all.picture_alt_de.take();
    all.picture_alt_en.take();
    all.picture_credit.take();
    all.published_local.take();
    all.revision.take();
    all.created_at.take();
    all
}

/// What happened to an entry, at its event if it belongs to one.
pub(super) fn noted(action: NewsAction, row: &entity::Model) -> AuditEntry<NewsAction> {
    let entry = AuditEntry::of(action, row.id);
    match row.event_id {
        Some(event) => entry.at(event),
        None => entry,
    }
}

/// Every field that a change of the form changed, for history; the events are `before` and `after`.
pub(super) fn differences(
    old: &entity::Model,
    new: &entity::Model,
    before: Option<&EventView>,
    after: Option<&EventView>,
) -> AuditEntry<NewsAction> {
    let entity::Model {
        id: _,
        slug,
        event_id: _,
        title_de,
        title_en,
        lede_de,
        lede_en,
        text_de,
        text_en,
        press_name,
        press_email,
        press_phone,
        published_at,
        // The picture and the state tell their own changes; the rest is not typed.
        picture: _,
        picture_alt_de: _,
        picture_alt_en: _,
        picture_credit: _,
        state: _,
        published_local: _,
        revision: _,
        created_at: _,
        updated_at: _,
        search_key: _,
    } = old;
    let name = |event: Option<&EventView>| event.map(|event| event.name.clone()).unwrap_or_default();
    let time = |at: Option<clock::Instant>| at.map(|at| at.to_rfc3339()).unwrap_or_default();
    let entry = noted(NewsAction::Changed, new)
        .changed(NewsField::TitleDe, title_de.as_str(), &new.title_de)
        .changed(NewsField::TitleEn, title_en.as_str(), &new.title_en)
        .changed(NewsField::Slug, slug.as_str(), &new.slug)
        .changed(NewsField::LedeDe, lede_de.as_str(), &new.lede_de)
        .changed(NewsField::LedeEn, lede_en.as_str(), &new.lede_en)
        .changed(NewsField::Event, name(before), name(after))
        .changed(NewsField::PressName, press_name.as_str(), &new.press_name)
        .changed(NewsField::PressEmail, press_email.as_str(), &new.press_email)
        .changed(NewsField::PressPhone, press_phone.as_str(), &new.press_phone)
        .changed(NewsField::PublishedAt, time(*published_at), time(new.published_at));
    let texts = [(NewsField::TextDe, text_de != &new.text_de), (NewsField::TextEn, text_en != &new.text_en)];
    texts.into_iter().filter(|(_, changed)| *changed).fold(entry, |entry, (field, _)| entry.with(field, TOO_LONG))
}
