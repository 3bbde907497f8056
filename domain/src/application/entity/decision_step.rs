//! What became of one application in a decision, and what it takes to go back.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::{
    application::StepOutcome,
    ids::{ApplicationId, DecisionId, UnitId},
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: DecisionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    pub outcome: StepOutcome,
    /// The code of the unit that was to be offered.
    pub unit: String,
    /// Who was faster.
    pub faster: String,
    /// A word of `ApplicationState`; empty where nothing was done.
    pub state_before: String,
    pub waiting_before: Option<DateTime<Utc>>,
    /// The hash of the link that the letter replaced; empty if it replaced none.
    pub link_before: String,
    pub held_before: Option<UnitId>,
    pub revision_after: i64,
    /// The `dedupe_key` of the letter.
    pub letter_key: String,
    /// The letters that the letter outdated, by their ids and spaces between.
    pub displaced: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::application::Entity", from = "Column::ApplicationId", to = "super::application::Column::Id")]
    Application,
}

impl ActiveModelBehavior for ActiveModel {}

impl Related<super::application::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Application.def()
    }
}
