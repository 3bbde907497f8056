//! What history says of a survey: never who answered, or when.

use crate::{
    audit::{Action, Subject},
    choice::choice,
    ids::SurveyId,
};

choice! {
    /// What can happen to a survey.
    pub enum SurveyAction {
        Created = "created",
        Changed = "changed",
        QuestionAdded = "question_added",
        QuestionChanged = "question_changed",
        QuestionRemoved = "question_removed",
        /// It was sent.
        Opened = "opened",
        Reminded = "reminded",
        Closed = "closed",
        Removed = "removed",
    }
}

choice! {
    /// What history tells of a survey.
    pub enum SurveyField {
        TitleDe = "title_de",
        TitleEn = "title_en",
        IntroDe = "intro_de",
        IntroEn = "intro_en",
        IsAnonymous = "is_anonymous",
        OpenUntil = "open_until",
        Question = "question",
        /// How many letters were written.
        Letters = "letters",
    }
}

impl Action for SurveyAction {
    const SUBJECT: Subject = Subject::Survey;
    type Id = SurveyId;
    type Field = SurveyField;
    const WITHOUT_REVISION: &'static [Self] =
        &[Self::QuestionAdded, Self::QuestionChanged, Self::QuestionRemoved, Self::Reminded, Self::Closed];
}
