//! Organisations that share an exhibitor's place.

use sea_orm::entity::prelude::*;

use crate::ids::{ApplicationId, CoExhibitorId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "co_exhibitor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CoExhibitorId,
    pub application_id: ApplicationId,
    pub position: i32,
    pub name: String,
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
