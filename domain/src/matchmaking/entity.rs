//! The tables of this slice, column by column.

pub(crate) mod meeting;
pub(crate) mod plan;
pub(crate) mod profile;
pub(crate) mod times;

/// The meetings of an event: what holds for all of them.
pub(crate) mod matchmaking {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{EventId, MatchmakingId};
    use crate::matchmaking::MatchmakingState;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "matchmaking")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MatchmakingId,
        pub event_id: EventId,
        pub title_de: String,
        pub title_en: String,
        pub intro_de: String,
        pub intro_en: String,
        pub slot_minutes: i32,
        pub walking_minutes: i32,
        pub request_quota: i32,
        pub is_online: bool,
        /// Whether participants may say whom they want to meet: for a plan.
        pub takes_wishes: bool,
        pub state: MatchmakingState,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
