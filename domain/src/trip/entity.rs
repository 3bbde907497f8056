//! The tables of this slice, column by column.

/// What every trip has once: a row as soon as an organiser writes something of it.
pub(crate) mod trip {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::EventId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "trip")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub event_id: EventId,
        pub programme_public: bool,
        pub revision: i64,
        pub changed_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Where a trip goes, in the order of `position`.
pub(crate) mod trip_leg {
    use chrono::NaiveDate;
    use sea_orm::entity::prelude::*;

    use crate::ids::{EventId, TripLegId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "trip_leg")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TripLegId,
        pub event_id: EventId,
        pub position: i32,
        pub place: String,
        pub country: String,
        pub zone: String,
        pub starts_on: NaiveDate,
        pub ends_on: NaiveDate,
        pub hotel_de: String,
        pub hotel_en: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Travellers who go their own way for a part, in the order of `position`.
pub(crate) mod trip_group {
    use sea_orm::entity::prelude::*;

    use crate::ids::{EventId, TripGroupId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "trip_group")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TripGroupId,
        pub event_id: EventId,
        pub position: i32,
        pub name_de: String,
        pub name_en: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The programme.
pub(crate) mod trip_item {
    use chrono::{DateTime, NaiveDateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{EventId, TripItemId, TripLegId};
    use crate::trip::TripItemKind;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "trip_item")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TripItemId,
        pub event_id: EventId,
        pub leg_id: TripLegId,
        pub kind: TripItemKind,
        pub title_de: String,
        pub title_en: String,
        pub place: String,
        pub address: String,
        pub map_link: String,
        pub host: String,
        pub bring_de: String,
        pub bring_en: String,
        /// What the clocks of the leg show; the instants follow from it.
        pub starts_local: NaiveDateTime,
        pub ends_local: NaiveDateTime,
        pub starts_at: DateTime<Utc>,
        pub ends_at: DateTime<Utc>,
        pub cancelled: bool,
        /// Which revision travellers know; 0 for none.
        pub told_revision: i64,
        /// Whom it was for then: `all`, or ids of groups with a space between them.
        pub told_groups: String,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::trip_leg::Entity", from = "Column::LegId", to = "super::trip_leg::Column::Id")]
        Leg,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::trip_leg::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Leg.def()
        }
    }
}

/// Whom an item is for; none: for everybody.
pub(crate) mod trip_item_group {
    use sea_orm::entity::prelude::*;

    use crate::ids::{TripGroupId, TripItemId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "trip_item_group")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: TripItemId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub group_id: TripGroupId,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
