//! The tables of this slice, column by column.

/// Visits.
pub(crate) mod visit {
    use chrono::{DateTime, NaiveDate, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        db::search::Searched,
        ids::{AccountId, BridgeId, VisitId},
        locale::Locale,
        visit::{VisitPriority, VisitState},
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VisitId,
        pub bridge_id: Option<BridgeId>,
        pub title_de: String,
        pub title_en: String,
        pub contact_name: String,
        pub contact_email: String,
        pub contact_phone: String,
        pub organisation: String,
        pub country: String,
        pub people: i32,
        pub interests: String,
        pub wished: String,
        pub language: String,
        pub locale: Locale,
        pub state: VisitState,
        pub reason: String,
        pub priority: VisitPriority,
        pub owner_id: Option<AccountId>,
        pub time_zone: String,
        pub starts_on: Option<NaiveDate>,
        pub ends_on: Option<NaiveDate>,
        pub is_public: bool,
        pub outcome: String,
        pub leads: Option<i32>,
        pub meetings: Option<i32>,
        pub thanks_hosts: String,
        pub thanks_guests: String,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        /// When it was declined or done.
        pub closed_at: Option<DateTime<Utc>>,
        /// When what was personal went.
        pub emptied_at: Option<DateTime<Utc>>,
        pub search_key: String,
    }

    pub(crate) const SEARCHED: Searched<Column, 6> = Searched {
        id: Column::Id,
        key: Column::SearchKey,
        texts: [Column::TitleDe, Column::TitleEn, Column::ContactName, Column::ContactEmail, Column::Organisation, Column::Interests],
    };

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
pub(crate) mod visit_note {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, VisitId, VisitNoteId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VisitNoteId,
        pub visit_id: VisitId,
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

/// Rooms and interpreters.
pub(crate) mod visit_resource {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{ids::VisitResourceId, visit::ResourceKind};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit_resource")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VisitResourceId,
        pub kind: ResourceKind,
        pub name: String,
        /// Where a room is, or the languages of an interpreter.
        pub detail: String,
        pub capacity: Option<i32>,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What they do and see, and whose guests they are.
pub(crate) mod visit_item {
    use chrono::{DateTime, NaiveDateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        ids::{VisitId, VisitItemId, VisitResourceId},
        locale::Locale,
        visit::HostAnswer,
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit_item")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VisitItemId,
        pub visit_id: VisitId,
        pub title: String,
        pub place: String,
        pub room_id: Option<VisitResourceId>,
        pub interpreter_id: Option<VisitResourceId>,
        pub starts_local: NaiveDateTime,
        pub ends_local: NaiveDateTime,
        pub starts_at: DateTime<Utc>,
        pub ends_at: DateTime<Utc>,
        pub host_organisation: String,
        pub host_name: String,
        pub host_email: String,
        /// One spelling of the organisation: by it a host is the same in two items.
        pub host_key: String,
        pub host_locale: Locale,
        pub gifts: String,
        pub menu: String,
        pub note: String,
        pub answer: HostAnswer,
        pub answer_hash: Option<String>,
        pub asked_at: Option<DateTime<Utc>>,
        pub answered_at: Option<DateTime<Utc>>,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::visit::Entity", from = "Column::VisitId", to = "super::visit::Column::Id")]
        Visit,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::visit::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Visit.def()
        }
    }
}

/// Who comes along.
pub(crate) mod visit_delegate {
    use sea_orm::entity::prelude::*;

    use crate::ids::{VisitDelegateId, VisitId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit_delegate")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VisitDelegateId,
        pub visit_id: VisitId,
        pub position: i32,
        pub name: String,
        pub function: String,
        pub organisation: String,
        pub email: String,
        pub came: bool,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
