//! The tables of this slice, column by column.

/// Enquiries.
pub(crate) mod enquiry {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        db::search::Searched,
        enquiry::EnquiryState,
        ids::{AccountId, BridgeId, EnquiryId, EventId, OrganisationId, PropertyId},
        locale::Locale,
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "enquiry")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EnquiryId,
        pub event_id: Option<EventId>,
        pub name: String,
        pub email: String,
        pub phone: String,
        pub call_back: bool,
        pub call_when: String,
        pub message: String,
        pub page: String,
        pub locale: Locale,
        pub state: EnquiryState,
        pub owner_id: Option<AccountId>,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub done_at: Option<DateTime<Utc>>,
        pub search_key: String,
        pub property_id: Option<PropertyId>,
        pub about: String,
        pub shared_with: Option<OrganisationId>,
        pub bridge_id: Option<BridgeId>,
    }

    pub(crate) const SEARCHED: Searched<Column, 3> =
        Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::Name, Column::Email, Column::Message] };

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::account::entity::account::Entity",
            from = "Column::OwnerId",
            to = "crate::account::entity::account::Column::Id"
        )]
        Owner,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::account::entity::account::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Owner.def()
        }
    }
}

/// Organisers' notes on them.
pub(crate) mod enquiry_note {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, EnquiryId, EnquiryNoteId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "enquiry_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EnquiryNoteId,
        pub enquiry_id: EnquiryId,
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

/// What moments of forms are sealed with: one row.
pub(crate) mod enquiry_seal {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "enquiry_seal")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub secret: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
