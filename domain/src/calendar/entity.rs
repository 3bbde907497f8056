//! The tables of this slice, column by column.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_entry")]
pub struct Model {
    /// A badge, or an event for what everybody may take.
    #[sea_orm(primary_key, auto_increment = false)]
    pub holder: Uuid,
    /// As `Thing` writes it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing: String,
    pub uid: String,
    pub sequence: i64,
    /// `EntryFacts` as JSON; empty where that is not known.
    pub says: String,
    pub is_cancelled: bool,
    pub changed_at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The right side of ids: one row.
pub(crate) mod host {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_host")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub host: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
