//! Requests, and the meetings that come of them.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::{
    ids::{MatchmakingId, MeetingId, MeetingSeatId, MeetingSlotId, ProfileId},
    matchmaking::MeetingState,
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MeetingId,
    pub matchmaking_id: MatchmakingId,
    pub asker_id: ProfileId,
    pub asked_id: ProfileId,
    /// The lower and the higher of the two: one request or meeting for each pair.
    pub low_id: ProfileId,
    pub high_id: ProfileId,
    pub state: MeetingState,
    /// It came of a plan; nobody asked for it, so that it counts for nobody's quota.
    pub is_planned: bool,
    pub message: String,
    /// While it is accepted.
    pub slot_id: Option<MeetingSlotId>,
    pub seat_id: Option<MeetingSeatId>,
    pub proposed_slot_id: Option<MeetingSlotId>,
    /// Whoever said something last; the other one answers.
    pub proposed_by: ProfileId,
    /// Where it takes place online.
    pub link: String,
    pub asker_rating: Option<i32>,
    pub asked_rating: Option<i32>,
    pub asker_absent: bool,
    pub asked_absent: bool,
    pub requested_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub revision: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
