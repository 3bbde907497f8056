//! The tables of this slice, column by column.

/// Letters to a group.
pub(crate) mod mailing {
    use chrono::{DateTime, NaiveDateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        ids::{EventId, MailingId},
        mailing::{EventDate, MailingPurpose, MailingState},
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mailing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MailingId,
        pub event_id: EventId,
        /// As `Audience` writes it.
        pub audience: String,
        pub purpose: MailingPurpose,
        pub subject_de: String,
        pub subject_en: String,
        pub body_de: String,
        pub body_en: String,
        pub state: MailingState,
        /// When it is to leave, by the event's clock; `None` for a draft, and for what was sent at once.
        pub send_local: Option<NaiveDateTime>,
        /// The date of the event that the time follows, and how many days it is from there. Of a draft: that it followed,
        /// until there was no such time to come any more.
        pub send_date: Option<EventDate>,
        pub send_days: Option<i32>,
        pub send_at: Option<DateTime<Utc>>,
        /// Its letters wait until then, so that they can be taken back.
        pub held_until: Option<DateTime<Utc>>,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        /// When its recipients were taken.
        pub begun_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// To whom they go.
pub(crate) mod recipient {
    use sea_orm::entity::prelude::*;

    use crate::{
        ids::{MailingId, MailingRecipientId},
        mailing::{RecipientKind, RecipientOutcome},
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mailing_recipient")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MailingRecipientId,
        pub mailing_id: MailingId,
        pub kind: RecipientKind,
        pub person_id: Uuid,
        /// Others of the group read the same mailbox, and would get the very same letter: this one greets nobody by name.
        pub shares_mailbox: bool,
        pub outcome: RecipientOutcome,
        /// The `dedupe_key` of the letter.
        pub letter_key: String,
        /// Of the link that withdraws the consent to news; empty if there is none.
        pub withdraw_hash: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::mailing::Entity", from = "Column::MailingId", to = "super::mailing::Column::Id")]
        Mailing,
        #[sea_orm(belongs_to = "crate::mail::entity::Entity", from = "Column::LetterKey", to = "crate::mail::entity::Column::DedupeKey")]
        Letter,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::mailing::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Mailing.def()
        }
    }
}
