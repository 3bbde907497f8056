//! The tables of this slice, column by column.

/// Calls.
pub(crate) mod call {
    use chrono::{DateTime, NaiveDateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        call::{CallState, EntryLanguages},
        db::search::Searched,
        ids::{BridgeId, CallId},
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "open_call")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CallId,
        pub slug: String,
        pub bridge_id: Option<BridgeId>,
        pub title_de: String,
        pub title_en: String,
        pub text_de: String,
        pub text_en: String,
        /// One on each line, in the order agreed.
        pub hosts: String,
        pub takes: EntryLanguages,
        /// IANA name of the zone by whose clock both times are meant.
        pub zone: String,
        pub opens_local: NaiveDateTime,
        pub opens_at: DateTime<Utc>,
        pub closes_local: NaiveDateTime,
        pub closes_at: DateTime<Utc>,
        pub most_files: i32,
        pub least_sheets: i32,
        pub state: CallState,
        pub meeting_opened_at: Option<DateTime<Utc>>,
        pub winners_shown_at: Option<DateTime<Utc>>,
        pub decided_at: Option<DateTime<Utc>>,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
        pub search_key: String,
    }

    pub(crate) const SEARCHED: Searched<Column, 3> =
        Searched { id: Column::Id, key: Column::SearchKey, texts: [Column::TitleDe, Column::TitleEn, Column::Hosts] };

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What entries are judged by, in the order of `position`.
pub(crate) mod criterion {
    use sea_orm::entity::prelude::*;

    use crate::ids::{CallCriterionId, CallId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "call_criterion")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CallCriterionId,
        pub call_id: CallId,
        pub position: i32,
        pub name_de: String,
        pub name_en: String,
        pub meaning_de: String,
        pub meaning_en: String,
        pub weight: i32,
        pub most_points: i32,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What entries answer, in the order of `position`.
pub(crate) mod question {
    use sea_orm::entity::prelude::*;

    use crate::{
        call::{AnswerLength, Counted},
        ids::{CallId, CallQuestionId},
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "call_question")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CallQuestionId,
        pub call_id: CallId,
        pub position: i32,
        pub text_de: String,
        pub text_en: String,
        pub length: AnswerLength,
        pub required: bool,
        pub counted: Counted,
        pub most: i32,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Entries.
pub(crate) mod entry {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        call::{EntryState, Outcome},
        ids::{CallEntryId, CallId},
        locale::Locale,
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "call_entry")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CallEntryId,
        pub call_id: CallId,
        pub organisation: String,
        pub contact_name: String,
        pub email: String,
        pub country: String,
        pub locale: Locale,
        pub state: EntryState,
        pub token_hash: String,
        pub outcome: Outcome,
        pub told_at: Option<DateTime<Utc>>,
        pub handed_in_at: Option<DateTime<Utc>>,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
        pub updated_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What entries answered.
pub(crate) mod answer {
    use sea_orm::entity::prelude::*;

    use crate::ids::{CallEntryId, CallQuestionId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "call_answer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub entry_id: CallEntryId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub question_id: CallQuestionId,
        pub answer: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Files of entries.
pub(crate) mod file {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        call::EntryMedia,
        ids::{CallEntryId, CallFileId},
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "call_file")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CallFileId,
        pub entry_id: CallEntryId,
        pub position: i32,
        pub name: String,
        pub store_key: String,
        pub media: EntryMedia,
        pub size: i64,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Files in the store that no row names any more.
pub(crate) mod file_gone {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "call_file_gone")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub store_key: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who judges a call.
pub(crate) mod juror {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, CallId, JurorId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "juror")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: JurorId,
        pub call_id: CallId,
        pub account_id: AccountId,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::account::entity::account::Entity",
            from = "Column::AccountId",
            to = "crate::account::entity::account::Column::Id"
        )]
        Account,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<crate::account::entity::account::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Account.def()
        }
    }
}

/// Who has something to do with whom.
pub(crate) mod conflict {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::ids::{CallEntryId, JurorId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "juror_conflict")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub entry_id: CallEntryId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub juror_id: JurorId,
        pub reason: String,
        pub by_juror: bool,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What jurors make of entries.
pub(crate) mod sheet {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::{
        call::SheetState,
        ids::{CallEntryId, JurorId, ScoreSheetId},
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "score_sheet")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ScoreSheetId,
        pub entry_id: CallEntryId,
        pub juror_id: JurorId,
        pub state: SheetState,
        pub comment: String,
        pub revision: i64,
        pub updated_at: DateTime<Utc>,
        pub handed_in_at: Option<DateTime<Utc>>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The points on a sheet; a criterion without a row has none yet.
pub(crate) mod points {
    use sea_orm::entity::prelude::*;

    use crate::ids::{CallCriterionId, ScoreSheetId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "score_points")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub sheet_id: ScoreSheetId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub criterion_id: CallCriterionId,
        pub points: i32,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
