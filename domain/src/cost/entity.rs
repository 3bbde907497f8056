//! The table `event_cost`, column by column.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::ids::{EventCostId, EventId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_cost")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EventCostId,
    pub event_id: EventId,
    pub what: String,
    pub payee: String,
    /// As on paper: of a refund, what came back.
    pub cents: i64,
    pub is_refund: bool,
    pub paid_on: NaiveDate,
    /// The number under which the receipt is kept.
    pub receipt: String,
    pub revision: i64,
    pub created_at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
