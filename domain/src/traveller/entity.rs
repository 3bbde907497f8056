//! The tables of this slice, column by column.

/// The terms of a trip, and how many places are given.
pub(crate) mod trip_admission {
    use chrono::{DateTime, NaiveDateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::EventId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "trip_admission")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub event_id: EventId,
        pub places: i32,
        pub taken: i32,
        /// What was meant by the deadline, by the clock of the event; the instant follows from it.
        pub closes_local: NaiveDateTime,
        pub closes_at: DateTime<Utc>,
        pub small_cents: i64,
        pub medium_cents: i64,
        pub large_cents: i64,
        pub public_cents: i64,
        pub terms_de: String,
        pub terms_en: String,
        pub revision: i64,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What cancelling costs until a day.
pub(crate) mod trip_cancellation_step {
    use chrono::NaiveDate;
    use sea_orm::entity::prelude::*;

    use crate::ids::EventId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "trip_cancellation_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub event_id: EventId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub until_day: NaiveDate,
        pub percent: i32,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Those who applied for a trip.
pub(crate) mod traveller {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        db::search::Searched,
        ids::{EventId, TravellerId, TripGroupId},
        locale::Locale,
        traveller::{TravellerSize, TravellerState},
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "traveller")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TravellerId,
        pub event_id: EventId,
        pub group_id: Option<TripGroupId>,
        pub state: TravellerState,
        pub name: String,
        pub email: String,
        pub email_key: String,
        pub phone: String,
        pub organisation: String,
        /// The organisation folded, to find the same one twice.
        pub organisation_key: String,
        pub job_title: String,
        pub town: String,
        pub country: String,
        pub size_class: TravellerSize,
        pub offers: String,
        pub seeks: String,
        pub photo: Option<String>,
        pub booklet_consent_at: Option<DateTime<Utc>>,
        pub contribution_cents: i64,
        /// What cancelling cost, fixed when it was done.
        pub cancellation_cents: Option<i64>,
        /// The steps that they agreed to, as `cost` keeps them.
        pub agreed_steps: Option<String>,
        pub locale: Locale,
        /// Empty until somebody opened the link in the mailbox.
        pub proven_at: Option<DateTime<Utc>>,
        pub decided_at: Option<DateTime<Utc>>,
        pub admitted_at: Option<DateTime<Utc>>,
        pub cancelled_at: Option<DateTime<Utc>>,
        pub erased_at: Option<DateTime<Utc>>,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub search_key: String,
    }

    pub(crate) const SEARCHED: Searched<Column, 4> =
        Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::Name, Column::Organisation, Column::Email, Column::Town] };

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The links in their letters, by hash.
pub(crate) mod traveller_link {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::TravellerId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "traveller_link")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: String,
        pub traveller_id: TravellerId,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Photos in the store that no traveller has any more.
pub(crate) mod traveller_photo_gone {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "traveller_photo_gone")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub store_key: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
