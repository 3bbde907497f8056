//! The tables of this slice, column by column.

/// Surveys, one for each audience of an event.
pub(crate) mod survey {
    use chrono::{DateTime, NaiveDateTime, Utc};
    use rules::survey::{SurveyAudience, SurveyState};
    use sea_orm::entity::prelude::*;

    use crate::ids::{EventId, SurveyId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "survey")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SurveyId,
        pub event_id: EventId,
        pub audience: SurveyAudience,
        pub title_de: String,
        pub title_en: String,
        pub intro_de: String,
        pub intro_en: String,
        pub is_anonymous: bool,
        /// What was meant, by the clock of the event.
        pub open_until_local: NaiveDateTime,
        /// Derived from it.
        pub open_until: DateTime<Utc>,
        pub state: SurveyState,
        pub opened_at: Option<DateTime<Utc>>,
        pub reminded_at: Option<DateTime<Utc>>,
        pub revision: i64,
        pub created_at: DateTime<Utc>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Their questions, in the order of `position`.
pub(crate) mod survey_question {
    use rules::survey::QuestionKind;
    use sea_orm::entity::prelude::*;

    use crate::ids::{SurveyId, SurveyQuestionId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "survey_question")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SurveyQuestionId,
        pub survey_id: SurveyId,
        pub position: i32,
        pub kind: QuestionKind,
        pub text_de: String,
        pub text_en: String,
        /// One on each line, as many in either language.
        pub options_de: String,
        pub options_en: String,
        pub is_required: bool,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who is asked, and whether their link was used.
pub(crate) mod survey_link {
    use sea_orm::entity::prelude::*;

    use crate::{
        ids::{SurveyId, SurveyLinkId},
        locale::Locale,
    };

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "survey_link")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SurveyLinkId,
        pub survey_id: SurveyId,
        pub link_hash: String,
        /// The mailbox as it is compared: one link for each.
        pub reader: String,
        pub name: String,
        pub email: String,
        /// For whom they answer, by name.
        pub whose: String,
        pub locale: Locale,
        pub is_used: bool,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What somebody answered.
pub(crate) mod survey_answer {
    use sea_orm::entity::prelude::*;

    use crate::ids::{SurveyAnswerId, SurveyId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "survey_answer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SurveyAnswerId,
        pub survey_id: SurveyId,
        /// Another hash of the secret than the link's.
        pub answer_key: String,
        /// For whom; empty in an anonymous survey.
        pub whose: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The same, question by question.
pub(crate) mod survey_value {
    use sea_orm::entity::prelude::*;

    use crate::ids::{SurveyAnswerId, SurveyQuestionId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "survey_value")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub answer_id: SurveyAnswerId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub question_id: SurveyQuestionId,
        /// A number, the number of an option, `yes` or `no`, or text.
        pub value: String,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::survey_answer::Entity", from = "Column::AnswerId", to = "super::survey_answer::Column::Id")]
        Answer,
    }

    impl ActiveModelBehavior for ActiveModel {}

    impl Related<super::survey_answer::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Answer.def()
        }
    }
}
