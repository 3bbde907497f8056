//! The tables of this slice, column by column.

/// Visitors of an event.
pub(crate) mod registration {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::db::search::Searched;
    use crate::ids::{BadgeId, EventId, RegistrationId};
    use crate::locale::Locale;
    use crate::registration::RegistrationState;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "registration")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RegistrationId,
        pub event_id: EventId,
        pub badge_id: BadgeId,
        pub name: String,
        pub email: String,
        pub email_key: String,
        /// The name as `person_key` compares it; empty in rows of an earlier release.
        pub person_key: String,
        pub organisation: String,
        pub job_title: String,
        pub locale: Locale,
        pub state: RegistrationState,
        pub confirm_hash: String,
        pub confirm_expires_at: DateTime<Utc>,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub confirmed_at: Option<DateTime<Utc>>,
        pub cancelled_at: Option<DateTime<Utc>>,
        pub erased_at: Option<DateTime<Utc>>,
        pub search_key: String,
    }

    pub(crate) const SEARCHED: Searched<Column, 3> =
        Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::Name, Column::Organisation, Column::Email] };

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "crate::badge::entity::Entity", from = "Column::BadgeId", to = "crate::badge::entity::Column::Id")]
        Badge,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::badge::entity::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Badge.def()
        }
    }
}

/// Proof of each consent.
pub(crate) mod consent {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{ConsentId, RegistrationId};
    use crate::locale::Locale;
    use crate::registration::ConsentPurpose;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "consent")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ConsentId,
        pub registration_id: RegistrationId,
        pub purpose: ConsentPurpose,
        pub wording: String,
        pub locale: Locale,
        pub given_at: DateTime<Utc>,
        pub withdrawn_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::registration::Entity", from = "Column::RegistrationId", to = "super::registration::Column::Id")]
        Registration,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::registration::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Registration.def()
        }
    }
}

/// What was typed once more for somebody, and waits for a confirmation.
pub(crate) mod repeat {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{RegistrationId, RepeatId};
    use crate::locale::Locale;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "registration_repeat")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RepeatId,
        pub registration_id: RegistrationId,
        pub name: String,
        pub organisation: String,
        pub job_title: String,
        pub locale: Locale,
        pub confirm_hash: String,
        pub confirm_expires_at: DateTime<Utc>,
        pub created_at: DateTime<Utc>,
        pub settled_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::registration::Entity", from = "Column::RegistrationId", to = "super::registration::Column::Id")]
        Registration,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::registration::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Registration.def()
        }
    }
}
