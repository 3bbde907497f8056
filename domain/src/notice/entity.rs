//! The tables of this slice, column by column.

/// What happened.
pub(crate) mod organiser_notice {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        ids::{EventId, OrganiserNoticeId},
        notice::NoticeKind,
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organiser_notice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OrganiserNoticeId,
        pub event_id: Option<EventId>,
        pub kind: NoticeKind,
        pub subject_id: Uuid,
        pub name_de: String,
        pub name_en: String,
        pub notice_key: String,
        pub happened_at: DateTime<Utc>,
        pub told_at: Option<DateTime<Utc>>,
        /// What it is, where the check of `kind` does not know it.
        pub later_kind: Option<NoticeKind>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How somebody wants to hear of it.
pub(crate) mod notice_choice {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{ids::AccountId, notice::NoticeChoice};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice_choice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        pub choice: NoticeChoice,
        pub told_until: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
