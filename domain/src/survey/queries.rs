//! Reading surveys, for organisers: what is asked, what came of it, and the answers as a table.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{
    Error, Evaluation, FEWEST, QuestionKind, QuestionView, SurveyAudience, SurveyState, SurveyView,
    entity::{survey, survey_answer, survey_question, survey_value},
    evaluation::evaluation,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, HistoryEntry},
    db::Db,
    event::EventView,
    ids::{SurveyAnswerId, SurveyId, SurveyQuestionId},
};

/// A survey with its questions, and what came of it once it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyPage {
    pub survey: SurveyView,
    pub questions: Vec<QuestionView>,
    pub evaluation: Option<Evaluation>,
}

/// The answers as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyExport {
    pub survey: SurveyView,
    /// Those that may be broken down.
    pub questions: Vec<QuestionView>,
    pub rows: Vec<AnswerRow>,
}

/// What one of them answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    /// For whom; empty in an anonymous survey.
    pub whose: String,
    pub values: HashMap<SurveyQuestionId, String>,
}

/// The survey of those who take part in an event; `None` if there is none.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn of_event(db: &Db, actor: &Actor, event: &EventView) -> Result<Option<SurveyPage>, Error> {
    actor.require_organiser()?;
    let row = survey::Entity::find()
        .filter(survey::Column::EventId.eq(event.id))
        .filter(survey::Column::Audience.eq(SurveyAudience::of(event.kind)))
        .one(db.read())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let survey = SurveyView::from(row);
    let evaluation = if survey.state == SurveyState::Draft { None } else { Some(evaluation(db, survey.clone()).await?) };
    Ok(Some(SurveyPage { questions: questions(db.read(), survey.id).await?, evaluation, survey }))
}

/// Every answer, in an order that tells nothing. Of an anonymous survey questions that few answered are left out.
///
/// # Errors
/// `Denied` for whoever is no organiser, or `TooFew`.
pub async fn export(db: &Db, actor: &Actor, id: SurveyId) -> Result<SurveyExport, Error> {
    actor.require_organiser()?;
    let row = survey::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let survey = SurveyView::from(row);
    let answers = survey_answer::Entity::find()
        .filter(survey_answer::Column::SurveyId.eq(id))
        .order_by_asc(survey_answer::Column::AnswerKey)
        .all(db.read())
        .await?;
    let fewest = if survey.is_anonymous { FEWEST } else { 1 };
    if (answers.len() as u64) < fewest {
        return Err(Error::TooFew);
    }
    let values = survey_value::Entity::find()
        .inner_join(survey_answer::Entity)
        .filter(survey_answer::Column::SurveyId.eq(id))
        .all(db.read())
        .await?;
    let mut said: HashMap<SurveyAnswerId, HashMap<SurveyQuestionId, String>> = HashMap::new();
    let mut number: HashMap<SurveyQuestionId, u64> = HashMap::new();
    for value in values {
        *number.entry(value.question_id).or_default() += 1;
        said.entry(value.answer_id).or_default().insert(value.question_id, value.value);
    }
    let mut questions = questions(db.read(), id).await?;
    questions.retain(|question| number.get(&question.id).is_some_and(|number| *number >= fewest));
    let row = |answer: survey_answer::Model| AnswerRow { values: said.remove(&answer.id).unwrap_or_default(), whose: answer.whose };
    let rows = answers.into_iter().map(row).collect();
    Ok(SurveyExport { survey, questions, rows })
}

/// What happened to a survey, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn history_of(db: &Db, actor: &Actor, id: SurveyId) -> Result<Vec<HistoryEntry>, Error> {
    actor.require_organiser()?;
    Ok(audit::of_subject(db, id.as_uuid()).await?)
}

/// The questions of a survey, in their order.
pub(super) async fn questions(db: &impl ConnectionTrait, survey: SurveyId) -> Result<Vec<QuestionView>, DbErr> {
    let rows = survey_question::Entity::find()
        .filter(survey_question::Column::SurveyId.eq(survey))
        .order_by_asc(survey_question::Column::Position)
        .order_by_asc(survey_question::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(QuestionView::from).collect())
}

impl QuestionView {
    /// What somebody answered in words: the option, `ja`, or the value as it is.
    pub fn in_words(&self, l: crate::locale::Locale, value: &str) -> String {
        match self.kind {
            QuestionKind::Choice => {
                let option = value.parse::<usize>().ok().and_then(|place| self.options.get(place.checked_sub(1)?));
                option.map_or_else(|| value.to_owned(), |option| option.in_(l).to_owned())
            }
            QuestionKind::YesNo if value == "yes" => l.t("ja", "yes").to_owned(),
            QuestionKind::YesNo => l.t("nein", "no").to_owned(),
            QuestionKind::Scale | QuestionKind::Number | QuestionKind::Text => value.to_owned(),
        }
    }
}
