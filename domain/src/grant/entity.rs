//! The tables of this slice, column by column.

/// Grants, each as its newest notice has it.
pub(crate) mod funding_grant {
    use chrono::{DateTime, NaiveDate, Utc};
    use rules::grant::GrantState;
    use sea_orm::entity::prelude::*;

    use crate::db::search::Searched;
    use crate::ids::{BridgeId, GrantId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "funding_grant")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GrantId,
        pub bridge_id: Option<BridgeId>,
        pub grantor: String,
        pub reference: String,
        pub amount_cents: i64,
        pub starts_on: NaiveDate,
        pub ends_on: NaiveDate,
        pub purpose_de: String,
        pub purpose_en: String,
        pub noticed_on: Option<NaiveDate>,
        pub state: GrantState,
        pub counts_from: NaiveDate,
        pub version: i32,
        pub is_public: bool,
        pub credit_de: String,
        pub credit_en: String,
        pub position: i32,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub search_key: String,
    }

    pub(crate) const SEARCHED: Searched<Column, 4> = Searched {
        id: Column::Id,
        key: Column::SearchKey,
        texts: [Column::Grantor, Column::Reference, Column::PurposeDe, Column::PurposeEn],
    };

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Its notices, each as it was; numbered from one.
pub(crate) mod grant_version {
    use chrono::{DateTime, NaiveDate, Utc};
    use rules::grant::GrantState;
    use sea_orm::entity::prelude::*;

    use crate::ids::{GrantId, GrantVersionId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "grant_version")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GrantVersionId,
        pub grant_id: GrantId,
        pub number: i32,
        pub counts_from: NaiveDate,
        pub grantor: String,
        pub reference: String,
        pub amount_cents: i64,
        pub starts_on: NaiveDate,
        pub ends_on: NaiveDate,
        pub purpose_de: String,
        pub purpose_en: String,
        pub noticed_on: Option<NaiveDate>,
        pub state: GrantState,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which events it funds, with how much.
pub(crate) mod grant_event {
    use sea_orm::entity::prelude::*;

    use crate::ids::{EventId, GrantEventId, GrantId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "grant_event")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GrantEventId,
        pub grant_id: GrantId,
        pub event_id: EventId,
        pub amount_cents: i64,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::funding_grant::Entity", from = "Column::GrantId", to = "super::funding_grant::Column::Id")]
        Grant,
        #[sea_orm(belongs_to = "crate::event::entity::Entity", from = "Column::EventId", to = "crate::event::entity::Column::Id")]
        Event,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::funding_grant::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Grant.def()
        }
    }

    impl Related<crate::event::entity::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Event.def()
        }
    }
}
