//! Whom to ask about what.

use sea_orm::entity::prelude::*;

use crate::{
    application::ContactPurpose,
    ids::{ApplicationContactId, ApplicationId},
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_contact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApplicationContactId,
    pub application_id: ApplicationId,
    pub purpose: ContactPurpose,
    pub name: String,
    pub email: String,
    pub phone: String,
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
