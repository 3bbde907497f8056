//! The table `news_entry`, column by column.

use chrono::{DateTime, NaiveDateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::db::search::Searched;
use crate::ids::{EventId, NewsEntryId};
use crate::news::NewsState;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "news_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NewsEntryId,
    pub slug: String,
    pub event_id: Option<EventId>,
    pub title_de: String,
    pub title_en: String,
    pub lede_de: String,
    pub lede_en: String,
    pub text_de: String,
    pub text_en: String,
    pub picture: Option<String>,
    pub picture_alt_de: String,
    pub picture_alt_en: String,
    pub picture_credit: String,
    pub press_name: String,
    pub press_email: String,
    pub press_phone: String,
    pub state: NewsState,
    /// What was meant by the time, by the clock of its event or the agency's own; `None` for what appeared at once.
    pub published_local: Option<NaiveDateTime>,
    pub published_at: Option<DateTime<Utc>>,
    pub revision: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub search_key: String,
}

pub(crate) const SEARCHED: Searched<Column, 4> =
    Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::TitleDe, Column::TitleEn, Column::LedeDe, Column::LedeEn] };

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
