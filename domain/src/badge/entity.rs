//! The table `badge`, column by column.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::badge::BadgeRole;
use crate::db::search::Searched;
use crate::ids::{BadgeId, EventId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "badge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BadgeId,
    pub event_id: EventId,
    pub role: BadgeRole,
    pub name: String,
    pub organisation: String,
    pub ticket_code: String,
    pub badge_code: String,
    pub created_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
    pub awaits_confirmation: bool,
    pub search_key: String,
    pub printed_at: Option<DateTime<Utc>>,
}

pub(crate) const SEARCHED: Searched<Column, 2> =
    Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::Name, Column::Organisation] };

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
