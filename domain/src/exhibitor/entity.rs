//! The tables of this slice, column by column.

/// Who comes back next year.
pub(crate) mod organisation {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::OrganisationId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OrganisationId,
        pub slug: String,
        pub legal_name: String,
        pub display_name: String,
        pub kind: String,
        pub city: String,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An organisation's application to one event, and its presence there.
pub(crate) mod application {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::exhibitor::ApplicationState;
    use crate::ids::{ApplicationId, EventId, OrganisationId};
    use crate::locale::Locale;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "application")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ApplicationId,
        pub event_id: EventId,
        pub organisation_id: Option<OrganisationId>,
        pub slug: String,
        pub state: ApplicationState,
        pub access_hash: String,
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
        pub de_minimis: bool,
        pub double_funding: bool,
        pub waiting_since: Option<DateTime<Utc>>,
        pub passes_taken: i32,
        pub revision: i64,
        pub submitted_at: Option<DateTime<Utc>>,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

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
        #[sea_orm(has_many = "super::placement::Entity")]
        Placement,
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

    impl Related<super::placement::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Placement.def()
        }
    }
}

/// Whom to ask about what.
pub(crate) mod application_contact {
    use sea_orm::entity::prelude::*;

    use crate::exhibitor::ContactPurpose;
    use crate::ids::{ApplicationContactId, ApplicationId};

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
}

/// Topics, offers and wishes to filter by.
pub(crate) mod application_tag {
    use sea_orm::entity::prelude::*;

    use crate::exhibitor::TagKind;
    use crate::ids::ApplicationId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "application_tag")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub application_id: ApplicationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: TagKind,
        #[sea_orm(primary_key, auto_increment = false)]
        pub value: String,
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
}

/// Organisations that share an exhibitor's place.
pub(crate) mod co_exhibitor {
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
}

/// Organisers' notes.
pub(crate) mod application_note {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, ApplicationId, ApplicationNoteId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "application_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ApplicationNoteId,
        pub application_id: ApplicationId,
        pub author_id: AccountId,
        pub body: String,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::account::entity::account::Entity",
            from = "Column::AuthorId",
            to = "crate::account::entity::account::Column::Id"
        )]
        Author,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::account::entity::account::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Author.def()
        }
    }
}

/// Who stands where. A placement with `released_at` is over.
pub(crate) mod placement {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::exhibitor::PlacementState;
    use crate::ids::{ApplicationId, EventId, PlacementId, UnitId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "placement")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PlacementId,
        pub event_id: EventId,
        pub unit_id: UnitId,
        pub application_id: ApplicationId,
        pub state: PlacementState,
        pub answer_hash: Option<String>,
        pub offer_expires_at: Option<DateTime<Utc>>,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub released_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::booth::entity::unit::Entity",
            from = "Column::UnitId",
            to = "crate::booth::entity::unit::Column::Id"
        )]
        Unit,
        #[sea_orm(belongs_to = "super::application::Entity", from = "Column::ApplicationId", to = "super::application::Column::Id")]
        Application,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::booth::entity::unit::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Unit.def()
        }
    }

    impl Related<super::application::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Application.def()
        }
    }
}

/// People who work on the stand.
pub(crate) mod booth_staff {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{ApplicationId, BadgeId, BoothStaffId, EventId};
    use crate::locale::Locale;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "booth_staff")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BoothStaffId,
        pub event_id: EventId,
        pub application_id: ApplicationId,
        pub badge_id: BadgeId,
        pub name: String,
        pub email: String,
        pub email_key: String,
        pub job_title: String,
        pub phone: String,
        pub locale: Locale,
        pub shares_email: bool,
        pub shares_phone: bool,
        pub created_at: DateTime<Utc>,
        pub removed_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::application::Entity", from = "Column::ApplicationId", to = "super::application::Column::Id")]
        Application,
        #[sea_orm(belongs_to = "crate::badge::entity::Entity", from = "Column::BadgeId", to = "crate::badge::entity::Column::Id")]
        Badge,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::application::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Application.def()
        }
    }

    impl Related<crate::badge::entity::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Badge.def()
        }
    }
}
