//! The table of this slice, column by column.

/// Who stands where. A placement with `released_at` is over.
pub(crate) mod placement {
    use chrono::{DateTime, NaiveDateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{ApplicationId, EventId, PlacementId, UnitId};
    use crate::placement::PlacementState;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "placement")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PlacementId,
        pub event_id: EventId,
        pub unit_id: UnitId,
        pub application_id: ApplicationId,
        pub state: PlacementState,
        pub answer_hash: Option<String>,
        pub offer_expires_at: Option<DateTime<Utc>>,
        /// What was meant by it, by the event's clock; `None` in rows of a release that kept only the instant.
        pub offer_expires_local: Option<NaiveDateTime>,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub released_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::booth::entity::unit::Entity",
            from = "Column::UnitId",
            to = "crate::booth::entity::unit::Column::Id"
        )]
        Unit,
        #[sea_orm(
            belongs_to = "crate::application::entity::application::Entity",
            from = "Column::ApplicationId",
            to = "crate::application::entity::application::Column::Id"
        )]
        Application,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::booth::entity::unit::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Unit.def()
        }
    }

    impl Related<crate::application::entity::application::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Application.def()
        }
    }
}
