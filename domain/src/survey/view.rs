//! A survey as pages see it.

use chrono::NaiveDateTime;

use super::{
    QuestionKind, SurveyAudience, SurveyState,
    entity::{survey, survey_question},
};
use crate::{
    clock::Instant,
    ids::{EventId, SurveyId, SurveyQuestionId},
    locale::Text,
};

/// A survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyView {
    pub id: SurveyId,
    pub event: EventId,
    pub audience: SurveyAudience,
    pub title: Text,
    /// May be empty.
    pub intro: Text,
    pub is_anonymous: bool,
    /// By the clock of the event.
    pub open_until_local: NaiveDateTime,
    pub open_until: Instant,
    pub state: SurveyState,
    pub is_reminded: bool,
    /// Grows with each change; a form that was opened before it is stale.
    pub revision: i64,
}

/// One of its questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionView {
    pub id: SurveyQuestionId,
    /// From one on.
    pub position: i32,
    pub kind: QuestionKind,
    pub text: Text,
    /// What can be chosen; empty where nothing is.
    pub options: Vec<Text>,
    pub is_required: bool,
}

impl SurveyView {
    /// Whether it takes answers at this moment.
    pub fn is_open(&self, now: Instant) -> bool {
        self.state == SurveyState::Open && self.open_until > now
    }
}

impl From<survey::Model> for SurveyView {
    fn from(row: survey::Model) -> Self {
        Self {
            id: row.id,
            event: row.event_id,
            audience: row.audience,
            title: Text::new(row.title_de, row.title_en),
            intro: Text::new(row.intro_de, row.intro_en),
            is_anonymous: row.is_anonymous,
            open_until_local: row.open_until_local,
            open_until: row.open_until,
            state: row.state,
            is_reminded: row.reminded_at.is_some(),
            revision: row.revision,
        }
    }
}

impl From<survey_question::Model> for QuestionView {
    fn from(row: survey_question::Model) -> Self {
        let options = row.options_de.lines().zip(row.options_en.lines()).map(|(de, en)| Text::new(de, en)).collect();
        Self {
            id: row.id,
            position: row.position,
            kind: row.kind,
            text: Text::new(row.text_de, row.text_en),
            options,
            is_required: row.is_required,
        }
    }
}
