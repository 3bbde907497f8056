//! The table `event`, column by column.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::db::search::Searched;
use crate::event::{BadgeFormat, BoothRole, EventKind, EventState};
use crate::ids::{BridgeId, EventId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EventId,
    pub slug: String,
    pub name: String,
    pub kind: EventKind,
    pub theme_de: String,
    pub theme_en: String,
    pub city: String,
    pub country: String,
    pub venue: String,
    /// For those who registered alone.
    pub online_link: String,
    pub time_zone: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub opens_minute: i32,
    pub closes_minute: i32,
    pub languages: String,
    /// What the bridge is called: for searches, and for the release before.
    pub bridge: String,
    pub bridge_id: Option<BridgeId>,
    pub hall: String,
    pub booth_number: String,
    pub booth_role: BoothRole,
    pub hosted_by: String,
    pub brand: String,
    pub description_de: String,
    pub description_en: String,
    pub picture: Option<String>,
    pub picture_alt_de: String,
    pub picture_alt_en: String,
    pub accent: String,
    pub logo: Option<String>,
    pub badge_format: BadgeFormat,
    pub applications_open_at: Option<DateTime<Utc>>,
    pub applications_close_at: Option<DateTime<Utc>>,
    pub passes_close_at: Option<DateTime<Utc>>,
    /// What was meant by the three, by the event's own clock; they are derived from it.
    pub applications_open_local: Option<NaiveDateTime>,
    pub applications_close_local: Option<NaiveDateTime>,
    pub passes_close_local: Option<NaiveDateTime>,
    /// By which edition of the time zone database; empty for a release that kept only the instants.
    pub zone_rules: String,
    pub terms_version: String,
    pub asks_de_minimis: bool,
    pub asks_double_funding: bool,
    pub contact_name: String,
    pub contact_email: String,
    pub state: EventState,
    pub revision: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub search_key: String,
}

pub(crate) const SEARCHED: Searched<Column, 4> =
    Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::Name, Column::City, Column::Venue, Column::Bridge] };

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
