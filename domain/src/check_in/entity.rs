//! The tables of this slice, column by column.

/// Every scan, also the refused ones.
pub(crate) mod scan {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::check_in::{DoorMode, ScanOutcome};
    use crate::ids::{AccountId, BadgeId, EventId, ScanId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "scan")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ScanId,
        pub event_id: EventId,
        pub door_id: Uuid,
        pub badge_id: Option<BadgeId>,
        pub account_id: AccountId,
        pub outcome: ScanOutcome,
        pub first_at: Option<DateTime<Utc>>,
        pub scanned_at: DateTime<Utc>,
        pub undone_at: Option<DateTime<Utc>>,
        /// What it was worth when it was made.
        pub mode: DoorMode,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "crate::badge::entity::Entity", from = "Column::BadgeId", to = "crate::badge::entity::Column::Id")]
        Badge,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::badge::entity::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Badge.def()
        }
    }
}

/// Who is in: at the entrance once a day, at a session's door once.
pub(crate) mod admission {
    use chrono::{DateTime, NaiveDate, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{BadgeId, EventId, ScanId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "admission")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub scan_id: ScanId,
        pub door_id: Uuid,
        pub badge_id: BadgeId,
        pub event_id: EventId,
        /// By the event's clock.
        pub day: NaiveDate,
        /// In which row it is counted.
        pub shard: i16,
        pub admitted_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "crate::badge::entity::Entity", from = "Column::BadgeId", to = "crate::badge::entity::Column::Id")]
        Badge,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::badge::entity::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Badge.def()
        }
    }
}

/// How many are in, by door, day and role, in several rows each: one row would let only one of all who scan write at a time.
pub(crate) mod door_count {
    use chrono::NaiveDate;
    use sea_orm::entity::prelude::*;

    use crate::badge::BadgeRole;
    use crate::ids::EventId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "door_count")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub door_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: NaiveDate,
        #[sea_orm(primary_key, auto_increment = false)]
        pub role: BadgeRole,
        #[sea_orm(primary_key, auto_increment = false)]
        pub shard: i16,
        pub event_id: EventId,
        pub people: i64,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
