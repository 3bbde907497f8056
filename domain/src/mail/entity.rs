//! The tables of this slice, column by column.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::db::search::Searched;
use crate::ids::{EventId, MailId};
use crate::locale::Locale;
use crate::mail::MailState;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MailId,
    pub dedupe_key: String,
    pub message_id: String,
    pub event_id: Option<EventId>,
    pub kind: String,
    pub to_name: String,
    pub to_email: String,
    pub locale: Locale,
    pub letter: String,
    pub state: MailState,
    pub attempts: i32,
    pub due_at: DateTime<Utc>,
    pub lease_until: Option<DateTime<Utc>>,
    pub last_error: String,
    pub created_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
    /// What it is about, as `Thread` writes it; empty for letters of an earlier release.
    pub about: String,
    pub outdated: bool,
    pub useful_until: Option<DateTime<Utc>>,
    /// A word of `MailTrouble`, or empty.
    pub trouble: String,
    pub put_off: i32,
    pub search_key: String,
}

pub(crate) const SEARCHED: Searched<Column, 2> =
    Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::ToName, Column::ToEmail] };

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// How the mail server takes letters: one row.
pub(crate) mod queue {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mail_queue")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub trouble: String,
        pub answer: String,
        pub since: Option<DateTime<Utc>>,
        pub paused_until: Option<DateTime<Utc>>,
        pub pauses: i32,
        pub at_once: Option<i32>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
