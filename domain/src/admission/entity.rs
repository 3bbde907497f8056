//! The table of this slice, column by column.

/// Organisers' notes.
pub(crate) mod application_note {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, ApplicationId, ApplicationNoteId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "application_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ApplicationNoteId,
        pub application_id: ApplicationId,
        pub author_id: AccountId,
        pub body: String,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::account::entity::account::Entity",
            from = "Column::AuthorId",
            to = "crate::account::entity::account::Column::Id"
        )]
        Author,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::account::entity::account::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Author.def()
        }
    }
}
