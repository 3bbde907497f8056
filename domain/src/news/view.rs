//! A news entry as pages show it.

use chrono::NaiveDateTime;

use super::{NewsStanding, NewsState, entity};
use crate::{
    clock::{self, Instant, Tz},
    event::{EventState, EventView},
    ids::{EventId, NewsEntryId},
    locale::Text,
};

/// Of the agency's own people: whom journalists ask. Empty where there is nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PressContact {
    pub name: String,
    pub email: String,
    /// As `phone::PhoneNumber` keeps it.
    pub phone: String,
}

/// The event that a news entry belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsEvent {
    pub id: EventId,
    pub slug: String,
    pub name: String,
    pub zone: Tz,
    /// A draft is not named to everybody.
    pub is_public: bool,
}

/// A news entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsEntryView {
    pub id: NewsEntryId,
    pub slug: String,
    pub title: Text,
    pub lede: Text,
    /// Markdown.
    pub text: Text,
    pub picture: Option<String>,
    pub picture_alt: Text,
    pub picture_credit: String,
    pub event: Option<NewsEvent>,
    pub press: PressContact,
    pub state: NewsState,
    /// What was typed, if it was planned.
    pub published_local: Option<NaiveDateTime>,
    pub published_at: Option<Instant>,
    /// Of its event, or the agency's own: where its times are shown.
    pub zone: Tz,
    pub revision: i64,
    pub updated_at: Instant,
}

impl NewsEntryView {
    pub(super) fn of(row: entity::Model, event: Option<EventView>) -> Self {
        let event = event.map(NewsEvent::from);
        Self {
            id: row.id,
            slug: row.slug,
            title: Text::new(row.title_de, row.title_en),
            lede: Text::new(row.lede_de, row.lede_en),
            text: Text::new(row.text_de, row.text_en),
            picture: row.picture,
            picture_alt: Text::new(row.picture_alt_de, row.picture_alt_en),
            picture_credit: row.picture_credit,
            press: PressContact { name: row.press_name, email: row.press_email, phone: row.press_phone },
            state: row.state,
            published_local: row.published_local,
            published_at: row.published_at,
            zone: event.as_ref().map_or_else(clock::home, |event| event.zone),
            event,
            revision: row.revision,
            updated_at: row.updated_at,
        }
    }

    /// How it stands at this moment.
    pub fn standing(&self, now: Instant) -> NewsStanding {
        match (self.state, self.published_at) {
            (NewsState::Published, Some(at)) if at <= now => NewsStanding::Published,
            (NewsState::Published, _) => NewsStanding::Planned,
            (NewsState::Draft, _) => NewsStanding::Draft,
        }
    }

    /// The event, unless it is a draft.
    pub fn public_event(&self) -> Option<&NewsEvent> {
        self.event.as_ref().filter(|event| event.is_public)
    }
}

impl From<EventView> for NewsEvent {
    fn from(event: EventView) -> Self {
        let is_public = event.state != EventState::Draft;
        Self { id: event.id, slug: event.slug, name: event.name, zone: event.zone, is_public }
    }
}

/// By whose clock its times are meant.
pub(super) fn zone_of(event: Option<&EventView>) -> Tz {
    event.map_or_else(clock::home, |event| event.zone)
}
