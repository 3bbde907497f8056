//! The table of this slice, column by column.

/// Who did what when.
pub(crate) mod audit {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, AuditId, EventId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AuditId,
        pub at: DateTime<Utc>,
        pub actor: String,
        pub account_id: Option<AccountId>,
        pub event_id: Option<EventId>,
        pub subject: String,
        pub subject_id: Uuid,
        pub action: String,
        pub changes: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
