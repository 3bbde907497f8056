//! The tables of this slice, column by column.

/// A booth's floors.
pub(crate) mod level {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{EventId, LevelId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "level")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LevelId,
        pub event_id: EventId,
        pub name_de: String,
        pub name_en: String,
        pub position: i32,
        pub width_cm: i32,
        pub depth_cm: i32,
        /// A word of `Side`; empty: not known.
        pub entrance: String,
        /// A word of `Side`; empty: not known.
        pub north: String,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What exhibitors can be given: lengths in centimetres, areas in square decimetres, prices in cents.
pub(crate) mod unit {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::booth::UnitKind;
    use crate::ids::{EventId, LevelId, UnitId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "unit")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: UnitId,
        pub event_id: EventId,
        pub level_id: LevelId,
        pub code: String,
        pub kind: UnitKind,
        pub area_dm2: i32,
        pub included_de: String,
        pub included_en: String,
        pub price_cents: i64,
        pub pass_quota: i32,
        pub x_cm: i32,
        pub y_cm: i32,
        pub width_cm: i32,
        pub depth_cm: i32,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::level::Entity", from = "Column::LevelId", to = "super::level::Column::Id")]
        Level,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::level::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Level.def()
        }
    }
}
