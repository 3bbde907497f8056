//! The tables of this slice, column by column.

pub(crate) mod meeting;
pub(crate) mod plan;
pub(crate) mod profile;
pub(crate) mod times;

/// The meetings of an event, or of a bridge outside any event: what holds for all of them.
pub(crate) mod matchmaking {
    use chrono::{DateTime, NaiveDate, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{BridgeId, EventId, MatchmakingId};
    use crate::matchmaking::MatchmakingState;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "matchmaking")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MatchmakingId,
        /// Either this, or the bridge with days and a zone of its own.
        pub event_id: Option<EventId>,
        pub bridge_id: Option<BridgeId>,
        /// IANA name.
        pub time_zone: Option<String>,
        pub starts_on: Option<NaiveDate>,
        pub ends_on: Option<NaiveDate>,
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
        /// Pairs that were to meet, and meetings to which both came, whose people were erased since.
        pub past_matches: i32,
        pub past_meetings: i32,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
