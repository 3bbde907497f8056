//! The tables of this slice, column by column.

/// Sessions that a visitor marked.
pub(crate) mod session_star {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{RegistrationId, SessionId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session_star")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub registration_id: RegistrationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_id: SessionId,
        pub starred_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::masterclass::entity::session::Entity",
            from = "Column::SessionId",
            to = "crate::masterclass::entity::session::Column::Id"
        )]
        Session,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::masterclass::entity::session::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Session.def()
        }
    }
}

/// Exhibitors that a visitor marked.
pub(crate) mod exhibitor_star {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{ApplicationId, RegistrationId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "exhibitor_star")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub registration_id: RegistrationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub application_id: ApplicationId,
        pub starred_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::application::entity::application::Entity",
            from = "Column::ApplicationId",
            to = "crate::application::entity::application::Column::Id"
        )]
        Application,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::application::entity::application::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Application.def()
        }
    }
}
