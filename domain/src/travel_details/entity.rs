//! The tables of this slice, column by column.

/// What a trip asks besides, and whom it names for emergencies: a row as soon as an organiser writes something of it.
pub(crate) mod travel_setting {
    use sea_orm::entity::prelude::*;

    use crate::ids::EventId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "travel_setting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub event_id: EventId,
        pub asks_passport_number: bool,
        pub emergency_name: String,
        pub emergency_phone: String,
        pub revision: i64,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who may look.
pub(crate) mod travel_reader {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, EventId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "travel_reader")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub event_id: EventId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        pub named_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::account::entity::account::Entity",
            from = "Column::AccountId",
            to = "crate::account::entity::account::Column::Id"
        )]
        Account,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::account::entity::account::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Account.def()
        }
    }
}

/// Who helps on a leg, and where one meets.
pub(crate) mod travel_help {
    use sea_orm::entity::prelude::*;

    use crate::ids::TripLegId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "travel_help")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub leg_id: TripLegId,
        pub consulate: String,
        pub consulate_phone: String,
        pub meeting_point_de: String,
        pub meeting_point_en: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a traveller gave, sealed.
pub(crate) mod travel_details {
    use chrono::{DateTime, NaiveDate, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::TravellerId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "travel_details")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub traveller_id: TravellerId,
        pub sealed: String,
        /// The questions that have an answer, one space apart: see `questions`.
        pub answered: String,
        pub revision: i64,
        pub changed_at: DateTime<Utc>,
        /// The day of return for which its traveller was told how good the passport is.
        pub told_return_on: Option<NaiveDate>,
        /// The same for somebody who is named for the trip.
        pub seen_return_on: Option<NaiveDate>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What organisers wrote down about a traveller.
pub(crate) mod travel_note {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::TravellerId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "travel_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub traveller_id: TravellerId,
        pub body: String,
        pub changed_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
