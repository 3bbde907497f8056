//! The table `terms`, column by column.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::EventId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "terms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: EventId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: String,
    /// Key in the file store.
    pub file: Option<String>,
    /// Empty where there is a file.
    pub address: String,
    pub put_at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
