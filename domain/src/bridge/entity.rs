//! The tables of this slice, column by column.

/// Bridges and networks.
pub(crate) mod bridge {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::bridge::{BridgeKind, BridgeState};
    use crate::ids::BridgeId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "bridge")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BridgeId,
        pub slug: String,
        pub kind: BridgeKind,
        pub name: String,
        pub purpose_de: String,
        pub purpose_en: String,
        pub since_year: Option<i32>,
        pub contact_name: String,
        pub contact_email: String,
        pub contact_phone: String,
        pub state: BridgeState,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Whom a bridge links us with, in the order of `position`.
pub(crate) mod bridge_partner {
    use chrono::NaiveDate;
    use sea_orm::entity::prelude::*;

    use crate::ids::{BridgeId, BridgePartnerId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "bridge_partner")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BridgePartnerId,
        pub bridge_id: BridgeId,
        pub position: i32,
        pub name: String,
        pub town: String,
        pub web: String,
        /// When an agreement was signed, if there is one.
        pub agreed_on: Option<NaiveDate>,
        pub agreement_de: String,
        pub agreement_en: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What companies of a bridge offer and seek.
pub(crate) mod bridge_company {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::db::search::Searched;
    use crate::ids::{BridgeCompanyId, BridgeId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "bridge_company")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BridgeCompanyId,
        pub bridge_id: BridgeId,
        pub name: String,
        pub town: String,
        pub web: String,
        pub offers_de: String,
        pub offers_en: String,
        pub seeks_de: String,
        pub seeks_en: String,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub search_key: String,
    }

    pub(crate) const SEARCHED: Searched<Column, 6> = Searched {
        id: Column::Id,
        key: Column::SearchKey,
        texts: [Column::Name, Column::Town, Column::OffersDe, Column::OffersEn, Column::SeeksDe, Column::SeeksEn],
    };

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
