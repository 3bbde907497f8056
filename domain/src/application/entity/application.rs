//! An organisation's application to one event, and its presence there.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::{
    application::ApplicationState,
    db::search::Searched,
    ids::{ApplicationId, EventId, OrganisationId},
    locale::Locale,
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApplicationId,
    pub event_id: EventId,
    pub organisation_id: Option<OrganisationId>,
    pub slug: String,
    pub state: ApplicationState,
    /// Of the link in a mail.
    pub access_hash: String,
    /// Of the link that a browser got which proved nothing; empty if there is none.
    pub draft_hash: String,
    pub applicant_email: String,
    pub applicant_key: String,
    pub locale: Locale,
    pub legal_name: String,
    pub display_name: String,
    pub kind: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub country: String,
    pub vat_id: String,
    pub public_body: bool,
    pub size_class: String,
    pub website: String,
    pub logo: Option<String>,
    pub teaser_de: String,
    pub teaser_en: String,
    pub description_de: String,
    pub description_en: String,
    pub wish_kind: String,
    pub wish_note: String,
    pub terms_version: String,
    pub terms_accepted_at: Option<DateTime<Utc>>,
    /// That it was made; the next two, that it is no question for them, and why.
    pub de_minimis: bool,
    pub de_minimis_exempt: bool,
    pub de_minimis_reason: String,
    pub double_funding: bool,
    pub double_funding_exempt: bool,
    pub double_funding_reason: String,
    /// JSON of what a draft says that cannot be read yet.
    pub as_typed: String,
    pub waiting_since: Option<DateTime<Utc>>,
    pub passes_taken: i32,
    pub revision: i64,
    /// When a draft was handed in that nobody has proven yet.
    pub handed_in_at: Option<DateTime<Utc>>,
    /// When somebody first wrote who reads the applicant's mail.
    pub proven_at: Option<DateTime<Utc>>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub search_key: String,
}

/// Only what the directory shows of a confirmed one: everybody searches it.
pub(crate) const SEARCHED: Searched<Column, 5> = Searched {
    id: Column::Id,
    key: Column::SearchKey,
    texts: [Column::DisplayName, Column::LegalName, Column::City, Column::TeaserDe, Column::TeaserEn],
};

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "crate::event::entity::Entity", from = "Column::EventId", to = "crate::event::entity::Column::Id")]
    Event,
    #[sea_orm(has_many = "super::application_contact::Entity")]
    Contact,
    #[sea_orm(has_many = "super::application_tag::Entity")]
    Tag,
    #[sea_orm(has_many = "super::co_exhibitor::Entity")]
    CoExhibitor,
}

impl ActiveModelBehavior for ActiveModel {}

impl Related<crate::event::entity::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Event.def()
    }
}

impl Related<super::application_contact::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Contact.def()
    }
}

impl Related<super::application_tag::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Tag.def()
    }
}

impl Related<super::co_exhibitor::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CoExhibitor.def()
    }
}
