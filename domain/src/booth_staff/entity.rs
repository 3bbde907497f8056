//! The table of this slice, column by column.

/// People who work on the stand.
pub(crate) mod booth_staff {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{ApplicationId, BadgeId, BoothStaffId, EventId};
    use crate::locale::Locale;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "booth_staff")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BoothStaffId,
        pub event_id: EventId,
        pub application_id: ApplicationId,
        pub badge_id: BadgeId,
        pub name: String,
        pub email: String,
        pub email_key: String,
        pub job_title: String,
        pub phone: String,
        pub locale: Locale,
        pub shares_email: bool,
        pub shares_phone: bool,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub removed_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::application::entity::application::Entity",
            from = "Column::ApplicationId",
            to = "crate::application::entity::application::Column::Id"
        )]
        Application,
        #[sea_orm(belongs_to = "crate::badge::entity::Entity", from = "Column::BadgeId", to = "crate::badge::entity::Column::Id")]
        Badge,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::application::entity::application::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Application.def()
        }
    }

    impl Related<crate::badge::entity::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Badge.def()
        }
    }
}
