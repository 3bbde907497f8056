//! The tables of this slice, column by column.

/// Roundtables.
pub(crate) mod roundtable {
    use chrono::{DateTime, NaiveDateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        ids::{BridgeId, EventId, RoundtableId},
        locale::Locale,
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "roundtable")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoundtableId,
        pub event_id: Option<EventId>,
        pub bridge_id: Option<BridgeId>,
        pub name: String,
        pub place: String,
        pub time_zone: String,
        pub starts_local: NaiveDateTime,
        pub ends_local: NaiveDateTime,
        pub answer_local: NaiveDateTime,
        pub starts_at: DateTime<Utc>,
        pub ends_at: DateTime<Utc>,
        /// Until when whoever is invited may answer.
        pub answer_by: DateTime<Utc>,
        pub purpose_de: String,
        pub purpose_en: String,
        pub agenda_de: String,
        pub agenda_en: String,
        pub questions_de: String,
        pub questions_en: String,
        pub most_of_sector: i32,
        pub town_per_table: bool,
        pub seats_total: i32,
        pub seats_taken: i32,
        /// How everybody sat before the last proposal (`seating`), or empty.
        pub previous_seating: String,
        pub minutes: String,
        pub minutes_locale: Locale,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        /// When it was called off as a whole.
        pub cancelled_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Their tables, in the order of `position`.
pub(crate) mod roundtable_table {
    use sea_orm::entity::prelude::*;

    use crate::{
        ids::{RoundtableId, RoundtableTableId},
        roundtable::TableShape,
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "roundtable_table")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoundtableTableId,
        pub roundtable_id: RoundtableId,
        pub position: i32,
        pub name: String,
        pub seats: i32,
        pub shape: TableShape,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Organisations that do not sit side by side.
pub(crate) mod roundtable_rival {
    use sea_orm::entity::prelude::*;

    use crate::ids::{RoundtableId, RoundtableRivalId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "roundtable_rival")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoundtableRivalId,
        pub roundtable_id: RoundtableId,
        pub one: String,
        pub other: String,
        pub one_key: String,
        pub other_key: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Whoever is, was or may be invited.
pub(crate) mod roundtable_guest {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        db::search::Searched,
        ids::{RoundtableGuestId, RoundtableId, RoundtableTableId},
        locale::Locale,
        roundtable::GuestState,
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "roundtable_guest")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoundtableGuestId,
        pub roundtable_id: RoundtableId,
        pub name: String,
        pub email: String,
        pub email_key: String,
        pub organisation: String,
        pub job_title: String,
        pub sector: String,
        pub is_town: bool,
        pub locale: Locale,
        pub wave: i32,
        /// The order within the wave: who moves up first.
        pub position: i32,
        pub state: GuestState,
        pub answer_hash: Option<String>,
        /// What they eat, and what else they need.
        pub needs: String,
        pub substitute_name: String,
        pub substitute_email: String,
        /// In whose place they were invited.
        pub replaces_id: Option<RoundtableGuestId>,
        pub invited_at: Option<DateTime<Utc>>,
        pub reminded_at: Option<DateTime<Utc>>,
        pub answered_at: Option<DateTime<Utc>>,
        pub table_id: Option<RoundtableTableId>,
        pub seat: Option<i32>,
        pub pinned: bool,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub search_key: String,
    }

    pub(crate) const SEARCHED: Searched<Column, 3> =
        Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::Name, Column::Organisation, Column::Email] };

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What is to be done after one.
pub(crate) mod roundtable_follow_up {
    use chrono::{DateTime, NaiveDate, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, RoundtableFollowUpId, RoundtableGuestId, RoundtableId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "roundtable_follow_up")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoundtableFollowUpId,
        pub roundtable_id: RoundtableId,
        pub task: String,
        pub account_id: Option<AccountId>,
        pub guest_id: Option<RoundtableGuestId>,
        pub due_on: NaiveDate,
        pub done_at: Option<DateTime<Utc>>,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::roundtable::Entity", from = "Column::RoundtableId", to = "super::roundtable::Column::Id")]
        Roundtable,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::roundtable::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Roundtable.def()
        }
    }
}
