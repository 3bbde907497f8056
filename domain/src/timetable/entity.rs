//! The table of this slice.

use sea_orm::entity::prelude::*;

use super::CommitmentKind;

/// Five minutes in which a holder is bound. The ids point at more than one table.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "timetable")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub holder_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub tick: i64,
    pub commitment_id: Uuid,
    pub commitment_kind: CommitmentKind,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
