//! The tables of this slice, column by column. Whose access a host gives stands with the accounts.

/// Hosts, in the order of `position`.
pub(crate) mod host {
    use chrono::{DateTime, Utc};
    use rules::host::HostRole;
    use sea_orm::entity::prelude::*;

    use crate::ids::{EventId, HostId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "host")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: HostId,
        pub event_id: EventId,
        pub position: i32,
        pub role: HostRole,
        pub name: String,
        pub town: String,
        pub web: String,
        pub text_de: String,
        pub text_en: String,
        pub logo: Option<String>,
        /// Hundredths of a percent.
        pub share: i32,
        pub is_public: bool,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What all hosts of an event see; nothing of it while there is no row.
pub(crate) mod host_sharing {
    use sea_orm::entity::prelude::*;

    use crate::ids::EventId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "host_sharing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub event_id: EventId,
        pub figures: bool,
        pub applications: bool,
        pub grants: bool,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
