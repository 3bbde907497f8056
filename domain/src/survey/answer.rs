//! Answering a survey by its link, once, and changing it until it closes. Who answers is found by one hash of the secret in
//! the link, and what they answered by another: nobody without the secret brings both together.

use std::collections::HashMap;

use rules::survey::{BEST, LARGEST};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType},
};

use super::{
    Error, QuestionKind, QuestionView, SurveyState, SurveyView,
    entity::{survey, survey_answer, survey_link, survey_value},
    queries::questions,
};
use crate::{
    actor::{Actor, Denied},
    clock,
    code::{self, Code},
    db::{Db, Tx},
    event::{self, EventView},
    field::{Fields, Prose, required, visible, whole},
    ids::{SurveyAnswerId, SurveyLinkId, SurveyQuestionId},
    locale::Text,
};

/// What a link shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyOfLink {
    pub survey: SurveyView,
    pub event: EventView,
    pub questions: Vec<QuestionView>,
    /// What was answered, as the form holds it; empty before.
    pub given: HashMap<SurveyQuestionId, String>,
    pub is_used: bool,
}

/// The survey that a link opens; `None` if it opens nothing any more.
///
/// # Errors
/// A failure of the database.
pub async fn by_token(db: &Db, token: &str) -> Result<Option<SurveyOfLink>, Error> {
    let Some(token) = Code::parse(token) else { return Ok(None) };
    let Some(link) = survey_link::Entity::find().filter(survey_link::Column::LinkHash.eq(token.hash())).one(db.read()).await? else {
        return Ok(None);
    };
    let row = survey::Entity::find_by_id(link.survey_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let questions = questions(db.read(), row.id).await?;
    let values = survey_value::Entity::find()
        .inner_join(survey_answer::Entity)
        .filter(survey_answer::Column::AnswerKey.eq(answer_key(&token)))
        .all(db.read())
        .await?;
    let given = values.into_iter().map(|value| (value.question_id, value.value)).collect();
    Ok(Some(SurveyOfLink { survey: SurveyView::from(row), event, questions, given, is_used: link.is_used }))
}

/// Answers, or answers anew: `answers` by the id of each question.
///
/// # Errors
/// `Denied` for a link that is none, `Invalid` beside each question, `NotNow` once it has closed.
pub async fn answer(db: &Db, token: &str, answers: &HashMap<String, String>) -> Result<(), Error> {
    let token = &Code::parse(token).ok_or(Denied::NotFound)?;
    let link = survey_link::Entity::find().filter(survey_link::Column::LinkHash.eq(token.hash())).one(db.read()).await?;
    let link = link.ok_or(Denied::NotFound)?;
    let values = &parsed(&questions(db.read(), link.survey_id).await?, answers)?;
    db.write(|tx| async move {
        // Of a form that is sent twice one waits here for the other.
        let link = survey_link::Entity::find()
            .filter(survey_link::Column::LinkHash.eq(token.hash()))
            .lock(LockType::NoKeyUpdate)
            .one(&tx)
            .await?
            .ok_or(Denied::NotFound)?;
        let survey = survey::Entity::find_by_id(link.survey_id).lock_shared().one(&tx).await?.ok_or(Denied::NotFound)?;
        if survey.state != SurveyState::Open || survey.open_until <= clock::now() {
            let state = if survey.state == SurveyState::Open { SurveyState::Closed } else { survey.state };
            return Err(Error::NotNow(state));
        }
        write(&tx, &survey, &link, &answer_key(token), values).await?;
        Ok(())
    })
    .await
}

/// A new link for whoever has not answered, whose letter is sent again; `None` once it was used: their answer would not be
/// found by another.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn new_survey_link(tx: &Tx, link: SurveyLinkId) -> Result<Option<Code>, DbErr> {
    let token = Code::random();
    let renewed = survey_link::Entity::update_many()
        .col_expr(survey_link::Column::LinkHash, Expr::value(token.hash()))
        .filter(survey_link::Column::Id.eq(link))
        .filter(survey_link::Column::IsUsed.eq(false))
        .exec(tx)
        .await?;
    Ok((renewed.rows_affected > 0).then_some(token))
}

fn answer_key(token: &Code) -> String {
    code::hash(&format!("survey answer {}", token.as_str()))
}

async fn write(
    tx: &Tx,
    survey: &survey::Model,
    link: &survey_link::Model,
    key: &str,
    values: &[(SurveyQuestionId, String)],
) -> Result<(), DbErr> {
    let known = survey_answer::Entity::find().filter(survey_answer::Column::AnswerKey.eq(key)).one(tx).await?;
    let id = match known {
        Some(known) => {
            survey_value::Entity::delete_many().filter(survey_value::Column::AnswerId.eq(known.id)).exec(tx).await?;
            known.id
        }
        None => {
            let id = SurveyAnswerId::new();
            let whose = if survey.is_anonymous { String::new() } else { link.whose.clone() };
            let row =
                survey_answer::ActiveModel { id: Set(id), survey_id: Set(survey.id), answer_key: Set(key.to_owned()), whose: Set(whose) };
            survey_answer::Entity::insert(row).exec_without_returning(tx).await?;
            id
        }
    };
    let rows: Vec<_> = values
        .iter()
        .map(|(question, value)| survey_value::ActiveModel { answer_id: Set(id), question_id: Set(*question), value: Set(value.clone()) })
        .collect();
    if !rows.is_empty() {
        survey_value::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    survey_link::Entity::update_many()
        .col_expr(survey_link::Column::IsUsed, Expr::value(true))
        .filter(survey_link::Column::Id.eq(link.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// What was answered to each question; what was left empty is left out.
fn parsed(
    questions: &[QuestionView],
    answers: &HashMap<String, String>,
) -> Result<Vec<(SurveyQuestionId, String)>, crate::field::FieldErrors> {
    let mut fields = Fields::new();
    let mut values = Vec::new();
    for question in questions {
        let name = question.id.to_string();
        let typed = answers.get(&name).map(String::as_str).unwrap_or_default();
        if visible(typed).is_empty() {
            if question.is_required {
                fields.refuse(&name, required());
            }
            continue;
        }
        if let Some(value) = fields.check(&name, value(question, typed)) {
            values.push((question.id, value));
        }
    }
    fields.finish(|| Some(values))
}

fn value(question: &QuestionView, typed: &str) -> Result<String, Text> {
    let number = |most: i64, least: i64| whole(typed, least..=most).map(|number| number.to_string());
    match question.kind {
        QuestionKind::Scale => number(BEST, 1),
        QuestionKind::Choice => number(i64::try_from(question.options.len()).unwrap_or(1), 1),
        QuestionKind::Number => number(LARGEST, 0),
        QuestionKind::YesNo if ["yes", "no"].contains(&typed) => Ok(typed.to_owned()),
        QuestionKind::YesNo => Err(Text::new("Bitte wählen.", "Please choose.")),
        QuestionKind::Text => Prose::<1000>::parse(typed).map(Prose::into_string),
    }
}
