//! The tables of this slice, column by column.

/// Every scan, also the refused ones.
pub(crate) mod scan {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::check_in::ScanOutcome;
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

/// Who is in.
pub(crate) mod admission {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{BadgeId, EventId, ScanId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "admission")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub door_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub badge_id: BadgeId,
        pub event_id: EventId,
        pub scan_id: ScanId,
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
