//! An event as pages see it.

use chrono::{NaiveDate, NaiveDateTime};

use super::{BadgeFormat, BoothRole, EventFacts, EventKind, EventState, entity};
use crate::{
    clock::{self, Instant, Tz},
    ids::{BridgeId, EventId},
    locale::Text,
    zone::local_as_first_meant,
};

/// Everything about an event. Times are UTC; `zone` is where they are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct EventView {
    pub id: EventId,
    pub slug: String,
    pub name: String,
    pub kind: EventKind,
    pub theme: Text,
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Empty where it takes place online alone.
    pub venue: String,
    /// Where it takes place on the net, for those who registered and for organisers; may be empty.
    pub online_link: String,
    pub zone: Tz,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// Minutes after midnight, each day.
    pub opens_minute: i32,
    pub closes_minute: i32,
    /// ISO 639-1, the most spoken first.
    pub languages: Vec<String>,
    /// The bridge or network it belongs to.
    pub bridge: Option<BridgeId>,
    pub hall: String,
    pub booth_number: String,
    pub booth_role: BoothRole,
    /// Who runs the booth, where we are partner.
    pub hosted_by: String,
    /// The name on the booth.
    pub brand: String,
    /// Markdown.
    pub description: Text,
    /// Key in the file store.
    pub picture: Option<String>,
    /// What the picture shows.
    pub picture_alt: Text,
    /// One of the accents that the styles know.
    pub accent: String,
    /// On badges; key in the file store.
    pub logo: Option<String>,
    pub badge_format: BadgeFormat,
    pub applications_open_at: Option<Instant>,
    pub applications_close_at: Option<Instant>,
    /// Until when booth staff may be named.
    pub passes_close_at: Option<Instant>,
    /// The version of the terms that is in force: see `terms`.
    pub terms_version: String,
    /// Whether applicants declare how much de minimis aid they received.
    pub asks_de_minimis: bool,
    /// Whether applicants declare that nobody else funds them.
    pub asks_double_funding: bool,
    pub contact_name: String,
    pub contact_email: String,
    pub state: EventState,
    /// Grows with each change; a form that was opened before it is stale.
    pub revision: i64,
    pub updated_at: Instant,
}

impl EventView {
    /// Whether somebody may apply now.
    pub fn takes_applications(&self) -> bool {
        let now = clock::now();
        self.state == EventState::Published
            && self.applications_open_at.is_none_or(|opens| opens <= now)
            && self.applications_close_at.is_some_and(|closes| closes > now)
    }

    /// Whether the last day is over, by the event's own clock.
    pub fn is_over(&self) -> bool {
        clock::today(self.zone) > self.ends_on
    }

    /// Whether today is one of its days, by the event's own clock.
    pub fn is_on(&self) -> bool {
        (self.starts_on..=self.ends_on).contains(&clock::today(self.zone))
    }

    /// How many days are left before the first one, by the event's own clock; negative once that has begun.
    pub fn days_left(&self) -> i64 {
        (self.starts_on - clock::today(self.zone)).num_days()
    }

    /// Whether visitors may register now.
    pub fn takes_registrations(&self) -> bool {
        self.state == EventState::Published && !self.is_over()
    }

    /// Whether it takes place online alone.
    pub fn is_online(&self) -> bool {
        !self.online_link.is_empty() && self.venue.is_empty()
    }

    /// What a letter needs to know.
    pub fn facts(&self) -> EventFacts {
        EventFacts {
            slug: self.slug.clone(),
            name: self.name.clone(),
            city: self.city.clone(),
            venue: self.venue.clone(),
            online_link: self.online_link.clone(),
            hall: self.hall.clone(),
            booth_number: self.booth_number.clone(),
            time_zone: self.zone.name().to_owned(),
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            opens_minute: self.opens_minute,
            closes_minute: self.closes_minute,
            contact_name: self.contact_name.clone(),
            contact_email: self.contact_email.clone(),
        }
    }
}

impl entity::Model {
    /// By whose clock the event runs.
    pub(crate) fn zone(&self) -> Tz {
        clock::zone(&self.time_zone)
    }

    /// What was meant by the opening and closing of applications and the end of naming staff, by the event's clock.
    pub(crate) fn local_times(&self) -> [Option<NaiveDateTime>; 3] {
        let zone = self.zone();
        let pairs = [
            (self.applications_open_local, self.applications_open_at),
            (self.applications_close_local, self.applications_close_at),
            (self.passes_close_local, self.passes_close_at),
        ];
        pairs.map(|(local, at)| at.map(|at| local.unwrap_or_else(|| local_as_first_meant(zone, at))))
    }
}

impl From<entity::Model> for EventView {
    fn from(row: entity::Model) -> Self {
        Self {
            id: row.id,
            zone: row.zone(),
            slug: row.slug,
            name: row.name,
            kind: row.kind,
            theme: Text::new(row.theme_de, row.theme_en),
            city: row.city,
            country: row.country,
            venue: row.venue,
            online_link: row.online_link,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            opens_minute: row.opens_minute,
            closes_minute: row.closes_minute,
            languages: row.languages.split(',').filter(|language| !language.is_empty()).map(str::to_owned).collect(),
            bridge: row.bridge_id,
            hall: row.hall,
            booth_number: row.booth_number,
            booth_role: row.booth_role,
            hosted_by: row.hosted_by,
            brand: row.brand,
            description: Text::new(row.description_de, row.description_en),
            picture: row.picture,
            picture_alt: Text::new(row.picture_alt_de, row.picture_alt_en),
            accent: row.accent,
            logo: row.logo,
            badge_format: row.badge_format,
            applications_open_at: row.applications_open_at,
            applications_close_at: row.applications_close_at,
            passes_close_at: row.passes_close_at,
            terms_version: row.terms_version,
            asks_de_minimis: row.asks_de_minimis,
            asks_double_funding: row.asks_double_funding,
            contact_name: row.contact_name,
            contact_email: row.contact_email,
            state: row.state,
            revision: row.revision,
            updated_at: row.updated_at,
        }
    }
}
