//! Wishes, and a plan for all of them.

/// Whom somebody wants to meet, or not.
pub(crate) mod wish {
    use sea_orm::entity::prelude::*;

    use crate::ids::ProfileId;
    use crate::matchmaking::WishKind;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "wish")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub profile_id: ProfileId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub other_id: ProfileId,
        pub wish: WishKind,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A plan that waits for the organisers.
pub(crate) mod meeting_plan {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{MatchmakingId, MeetingPlanId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_plan")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MeetingPlanId,
        pub matchmaking_id: MatchmakingId,
        /// How many pairs are wished, and how many of them the plan and the accepted meetings bring together.
        pub wished: i32,
        pub met: i32,
        /// The same of those that somebody must meet.
        pub must_wished: i32,
        pub must_met: i32,
        /// How many meetings whoever has the fewest and the most of them has.
        pub least: i32,
        pub most: i32,
        pub made_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A meeting that the plan proposes.
pub(crate) mod planned_meeting {
    use sea_orm::entity::prelude::*;

    use crate::ids::{MeetingPlanId, MeetingSlotId, ProfileId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "planned_meeting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub plan_id: MeetingPlanId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub one_id: ProfileId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub other_id: ProfileId,
        pub slot_id: MeetingSlotId,
        /// What became impossible before the plan was accepted.
        pub is_impossible: bool,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
