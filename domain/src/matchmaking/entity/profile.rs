//! Who takes part, and the links that open their page.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::{
    db::search::Searched,
    ids::{ApplicationId, MatchmakingId, ProfileId, RegistrationId, TravellerId},
    locale::Locale,
    matchmaking::ProfileKind,
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "profile")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProfileId,
    pub matchmaking_id: MatchmakingId,
    pub registration_id: Option<RegistrationId>,
    pub application_id: Option<ApplicationId>,
    /// Who travels, in the meetings of their trip.
    pub traveller_id: Option<TravellerId>,
    pub kind: ProfileKind,
    pub name: String,
    pub organisation: String,
    pub job_title: String,
    /// Empty for whoever was registered at the desk without a mailbox.
    pub email: String,
    /// Mailbox and name, or the registration: a person takes part once.
    pub person_key: String,
    pub locale: Locale,
    pub offers: String,
    pub seeks: String,
    pub about: String,
    /// Words of the topics, each after a space.
    pub offer_topics: String,
    pub seek_topics: String,
    /// The words of `offers` and `seeks`, folded, each after a space.
    pub offer_words: String,
    pub seek_words: String,
    /// When the mailbox was proven, or the ticket shown.
    pub proven_at: Option<DateTime<Utc>>,
    /// Since when others may see the profile.
    pub consent_at: Option<DateTime<Utc>>,
    /// Whether proposals are wanted, by them and about them.
    pub is_matched: bool,
    pub requests_open: i32,
    pub request_quota: i32,
    pub revision: i64,
    pub created_at: DateTime<Utc>,
    pub search_key: String,
}

pub(crate) const SEARCHED: Searched<Column, 4> =
    Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::Name, Column::Organisation, Column::Offers, Column::Seeks] };

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The hashes of the links in letters.
pub(crate) mod profile_link {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::ProfileId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "profile_link")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        pub profile_id: ProfileId,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::Entity", from = "Column::ProfileId", to = "super::Column::Id")]
        Profile,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Profile.def()
        }
    }
}
