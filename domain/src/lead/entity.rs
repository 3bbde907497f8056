//! The table `lead`, column by column.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::db::search::Searched;
use crate::ids::{AccountId, ApplicationId, EventId, LeadId, RegistrationId};
use crate::locale::Locale;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lead")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LeadId,
    pub event_id: EventId,
    pub application_id: ApplicationId,
    pub registration_id: RegistrationId,
    pub captured_by: AccountId,
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub job_title: String,
    pub newsletter: bool,
    pub wording: String,
    pub locale: Locale,
    pub rating: Option<i32>,
    pub note: String,
    pub withdraw_hash: String,
    pub revision: i64,
    pub consented_at: DateTime<Utc>,
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// By the visitor.
    pub confirmed_at: Option<DateTime<Utc>>,
    pub search_key: String,
}

pub(crate) const SEARCHED: Searched<Column, 4> =
    Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::Name, Column::Organisation, Column::Email, Column::Note] };

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::application::entity::application::Entity",
        from = "Column::ApplicationId",
        to = "crate::application::entity::application::Column::Id"
    )]
    Application,
    #[sea_orm(
        belongs_to = "crate::registration::entity::registration::Entity",
        from = "Column::RegistrationId",
        to = "crate::registration::entity::registration::Column::Id"
    )]
    Registration,
}

impl ActiveModelBehavior for ActiveModel {}

impl Related<crate::application::entity::application::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Application.def()
    }
}

impl Related<crate::registration::entity::registration::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Registration.def()
    }
}
