//! Times, places and who has which time.

/// When meetings take place.
pub(crate) mod meeting_slot {
    use chrono::{DateTime, NaiveDateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{MatchmakingId, MeetingSlotId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_slot")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MeetingSlotId,
        pub matchmaking_id: MatchmakingId,
        /// As the clocks of the event show it; the instants are derived from it.
        pub starts_local: NaiveDateTime,
        pub starts_at: DateTime<Utc>,
        pub ends_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Tables and lounges.
pub(crate) mod meeting_place {
    use sea_orm::entity::prelude::*;

    use crate::ids::{MatchmakingId, MeetingPlaceId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_place")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MeetingPlaceId,
        pub matchmaking_id: MatchmakingId,
        pub position: i32,
        pub name_de: String,
        pub name_en: String,
        /// So many meetings take place there at once.
        pub capacity: i32,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Room for one meeting at a time.
pub(crate) mod meeting_seat {
    use sea_orm::entity::prelude::*;

    use crate::ids::{MatchmakingId, MeetingPlaceId, MeetingSeatId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_seat")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MeetingSeatId,
        pub place_id: MeetingPlaceId,
        pub matchmaking_id: MatchmakingId,
        /// That of its place.
        pub position: i32,
        /// Counted from 1 within its place.
        pub number: i32,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Times that somebody has.
pub(crate) mod profile_time {
    use sea_orm::entity::prelude::*;

    use crate::ids::{MeetingSlotId, ProfileId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "profile_time")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub profile_id: ProfileId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub slot_id: MeetingSlotId,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
