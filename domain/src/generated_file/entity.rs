//! The table `generated_file`, column by column.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use super::{GeneratedFileKind, GeneratedFileState};
use crate::{
    ids::{AccountId, EventId, GeneratedFileId},
    locale::Locale,
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "generated_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GeneratedFileId,
    pub event_id: EventId,
    pub account_id: AccountId,
    pub kind: GeneratedFileKind,
    pub narrowed: String,
    pub locale: Locale,
    pub wish_key: String,
    pub slot: i32,
    pub state: GeneratedFileState,
    /// A word of `FileTrouble`, or nothing.
    pub trouble: String,
    pub done: i64,
    pub total: i64,
    pub attempt: i32,
    pub deaths: i32,
    pub lease_until: Option<DateTime<Utc>>,
    pub file: String,
    pub bytes: i64,
    pub asked_at: DateTime<Utc>,
    pub began_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
    pub expires_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
