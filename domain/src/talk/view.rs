//! A talk as pages show it.

use chrono::{Duration, NaiveDate};

use super::{TalkState, entity};
use crate::{
    clock::{self, Instant, Tz},
    ids::{BridgeId, TalkId},
    locale::Text,
};

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    pub name: String,
    /// May be empty.
    pub function: String,
}

/// A talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkView {
    pub id: TalkId,
    pub slug: String,
    pub bridge: Option<BridgeId>,
    pub subject: Text,
    /// May be empty, as place and audience.
    pub occasion: Text,
    /// Whose guests they are.
    pub host: String,
    pub place: String,
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Of the place: where its times are shown.
    pub zone: Tz,
    pub starts_at: Instant,
    pub minutes: i32,
    pub speakers: Vec<Speaker>,
    pub audience: Text,
    pub audience_count: Option<i32>,
    /// Key of the file, if there is one.
    pub slides: Option<String>,
    pub slides_public: bool,
    /// Markdown; empty until somebody wrote it.
    pub outcome: Text,
    pub state: TalkState,
    pub revision: i64,
    pub updated_at: Instant,
}

impl TalkView {
    pub fn ends_at(&self) -> Instant {
        self.starts_at + Duration::minutes(i64::from(self.minutes))
    }

    pub fn is_over(&self) -> bool {
        self.ends_at() < clock::now()
    }

    /// By the clock of the place.
    pub fn day(&self) -> NaiveDate {
        clock::local(self.zone, self.starts_at).date()
    }

    /// The slides that everybody may read.
    pub fn public_slides(&self) -> Option<&str> {
        self.slides.as_deref().filter(|_| self.slides_public)
    }
}

impl From<entity::Model> for TalkView {
    fn from(row: entity::Model) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            bridge: row.bridge_id,
            subject: Text::new(row.subject_de, row.subject_en),
            occasion: Text::new(row.occasion_de, row.occasion_en),
            host: row.host,
            place: row.place,
            city: row.city,
            country: row.country,
            zone: clock::zone(&row.time_zone),
            starts_at: row.starts_at,
            minutes: row.minutes,
            speakers: row.speakers.lines().map(speaker).collect(),
            audience: Text::new(row.audience_de, row.audience_en),
            audience_count: row.audience_count,
            slides: row.slides,
            slides_public: row.slides_public,
            outcome: Text::new(row.outcome_de, row.outcome_en),
            state: row.state,
            revision: row.revision,
            updated_at: row.updated_at,
        }
    }
}

fn speaker(line: &str) -> Speaker {
    let (name, function) = line.split_once(", ").unwrap_or((line, ""));
    Speaker { name: name.to_owned(), function: function.to_owned() }
}
