//! What organisers decided with one press of a button.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::{
    application::DecisionKind,
    ids::{DecisionId, EventId},
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    pub event_id: EventId,
    pub kind: DecisionKind,
    /// The deadline of the offers.
    pub open_until: Option<DateTime<Utc>>,
    pub decided_at: DateTime<Utc>,
    pub undone_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
