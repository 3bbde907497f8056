//! The tables of this slice, column by column.

/// Sites and projects.
pub(crate) mod property {
    use chrono::{DateTime, NaiveDate, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        db::search::Searched,
        ids::{OrganisationId, PropertyId},
        property::{PriceUnit, PropertyKind, PropertyState, Publication},
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "property")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PropertyId,
        pub slug: String,
        pub reference: String,
        pub kind: PropertyKind,
        pub organisation_id: Option<OrganisationId>,
        pub holder: String,
        pub title_de: String,
        pub title_en: String,
        pub town: String,
        pub address: String,
        pub latitude: Option<i32>,
        pub longitude: Option<i32>,
        pub plot_m2: Option<i64>,
        pub floor_m2: Option<i64>,
        pub uses: String,
        pub state: PropertyState,
        pub available_from: Option<NaiveDate>,
        pub price_unit: PriceUnit,
        pub price_from: Option<i64>,
        pub price_to: Option<i64>,
        pub description_de: String,
        pub description_en: String,
        pub contact_name: String,
        pub contact_email: String,
        pub contact_phone: String,
        pub publication: Publication,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub search_key: String,
    }

    pub(crate) const SEARCHED: Searched<Column, 6> = Searched {
        id: Column::Id,
        key: Column::SearchKey,
        texts: [Column::TitleDe, Column::TitleEn, Column::Town, Column::Address, Column::Holder, Column::Reference],
    };

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::organisation::entity::organisation::Entity",
            from = "Column::OrganisationId",
            to = "crate::organisation::entity::organisation::Column::Id"
        )]
        Organisation,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::organisation::entity::organisation::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Organisation.def()
        }
    }
}

/// Their pictures, plans and documents.
pub(crate) mod property_file {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        ids::{PropertyFileId, PropertyId},
        property::PropertyFileKind,
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "property_file")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PropertyFileId,
        pub property_id: PropertyId,
        pub kind: PropertyFileKind,
        pub file: String,
        pub title_de: String,
        pub title_en: String,
        pub credit: String,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Tables that wait to be taken over.
pub(crate) mod property_import {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, PropertyImportId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "property_import")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PropertyImportId,
        pub account_id: AccountId,
        /// JSON of a `ReadTable`.
        pub rows_read: String,
        pub created_at: DateTime<Utc>,
        pub applied_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
