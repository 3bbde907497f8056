//! The table `talk`, column by column.

use chrono::{DateTime, NaiveDateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::{
    db::search::Searched,
    ids::{BridgeId, TalkId},
    talk::TalkState,
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "talk")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TalkId,
    pub slug: String,
    pub bridge_id: Option<BridgeId>,
    pub subject_de: String,
    pub subject_en: String,
    pub occasion_de: String,
    pub occasion_en: String,
    pub host: String,
    pub place: String,
    pub city: String,
    pub country: String,
    pub time_zone: String,
    /// What was meant, by the clock of the place.
    pub starts_local: NaiveDateTime,
    pub starts_at: DateTime<Utc>,
    pub minutes: i32,
    /// One to a line: `Name, Function`.
    pub speakers: String,
    pub audience_de: String,
    pub audience_en: String,
    pub audience_count: Option<i32>,
    pub slides: Option<String>,
    pub slides_public: bool,
    pub outcome_de: String,
    pub outcome_en: String,
    pub state: TalkState,
    pub revision: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub search_key: String,
}

pub(crate) const SEARCHED: Searched<Column, 6> = Searched {
    id: Column::Id,
    key: Column::SearchKey,
    texts: [Column::SubjectDe, Column::SubjectEn, Column::OccasionDe, Column::OccasionEn, Column::City, Column::Speakers],
};

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
