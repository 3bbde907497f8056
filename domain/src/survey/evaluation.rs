//! What came of a survey. Where few answered, an anonymous one shows no more than how many they were.

use std::collections::HashMap;

use rules::survey::BEST;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{
    FEWEST, QuestionKind, QuestionView, SurveyState, SurveyView,
    entity::{survey, survey_answer, survey_link, survey_value},
    queries::questions,
};
use crate::{
    db::Db,
    ids::{EventId, SurveyQuestionId},
    locale::Text,
};

/// A survey with what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    pub survey: SurveyView,
    /// How many were asked, and how many answered.
    pub asked: u64,
    pub answers: u64,
    pub questions: Vec<Evaluated>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluated {
    pub question: QuestionView,
    pub answers: u64,
    /// `None` where so few answered that it would tell who said what, or nobody.
    pub breakdown: Option<Breakdown>,
}

/// What they answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Breakdown {
    /// How many chose each; of a scale also the mean, in hundredths.
    Counts { counts: Vec<(Text, u64)>, mean: Option<i64> },
    /// Of numbers the sum, and the mean in hundredths.
    Numbers { sum: i64, mean: i64 },
    /// In an order that tells nothing.
    Texts(Vec<String>),
}

/// The surveys of these events that were sent. Whoever calls has asked its own policy.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn evaluations(db: &Db, events: &[EventId]) -> Result<Vec<Evaluation>, DbErr> {
    let rows = survey::Entity::find()
        .filter(survey::Column::EventId.is_in(events.iter().copied()))
        .filter(survey::Column::State.ne(SurveyState::Draft))
        .order_by_asc(survey::Column::Id)
        .all(db.read())
        .await?;
    let mut all = Vec::new();
    for row in rows {
        all.push(evaluation(db, SurveyView::from(row)).await?);
    }
    Ok(all)
}

/// One survey.
///
/// # Errors
/// A failure of the database.
pub(super) async fn evaluation(db: &Db, survey: SurveyView) -> Result<Evaluation, DbErr> {
    let asked = survey_link::Entity::find().filter(survey_link::Column::SurveyId.eq(survey.id)).count(db.read()).await?;
    let answers = survey_answer::Entity::find().filter(survey_answer::Column::SurveyId.eq(survey.id)).count(db.read()).await?;
    let values = survey_value::Entity::find()
        .inner_join(survey_answer::Entity)
        .filter(survey_answer::Column::SurveyId.eq(survey.id))
        // By a hash: in no order that tells who came when.
        .order_by_asc(survey_answer::Column::AnswerKey)
        .all(db.read())
        .await?;
    let mut said: HashMap<SurveyQuestionId, Vec<String>> = HashMap::new();
    for value in values {
        said.entry(value.question_id).or_default().push(value.value);
    }
    let fewest = if survey.is_anonymous { FEWEST } else { 1 };
    let evaluated = |question: QuestionView| {
        let values = said.remove(&question.id).unwrap_or_default();
        evaluated(question, values, fewest)
    };
    let questions = questions(db.read(), survey.id).await?.into_iter().map(evaluated).collect();
    Ok(Evaluation { survey, asked, answers, questions })
}

fn evaluated(question: QuestionView, values: Vec<String>, fewest: u64) -> Evaluated {
    let answers = values.len() as u64;
    let breakdown = (answers >= fewest).then(|| breakdown(&question, values));
    Evaluated { question, answers, breakdown }
}

fn breakdown(question: &QuestionView, values: Vec<String>) -> Breakdown {
    let numbers = || values.iter().filter_map(|value| value.parse::<i64>().ok());
    let chosen = |word: &str| values.iter().filter(|value| *value == word).count() as u64;
    match question.kind {
        QuestionKind::Scale => {
            let counts = (1..=BEST).map(|step| (Text::new(step.to_string(), step.to_string()), chosen(&step.to_string())));
            Breakdown::Counts { counts: counts.collect(), mean: Some(mean(numbers())) }
        }
        QuestionKind::Choice => {
            let counts = (1..).zip(&question.options).map(|(place, option): (i64, &Text)| (option.clone(), chosen(&place.to_string())));
            Breakdown::Counts { counts: counts.collect(), mean: None }
        }
        QuestionKind::YesNo => {
            let counts = vec![(Text::new("ja", "yes"), chosen("yes")), (Text::new("nein", "no"), chosen("no"))];
            Breakdown::Counts { counts, mean: None }
        }
        QuestionKind::Number => Breakdown::Numbers { sum: numbers().sum(), mean: mean(numbers()) },
        QuestionKind::Text => Breakdown::Texts(values),
    }
}

/// In hundredths, rounded to the nearest.
fn mean(numbers: impl Iterator<Item = i64>) -> i64 {
    let (sum, number) = numbers.fold((0, 0), |(sum, number), one| (sum + one, number + 1));
    if number == 0 { 0 } else { (sum * 200 + number) / (number * 2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: QuestionKind) -> QuestionView {
        let options = if kind == QuestionKind::Choice { vec![Text::new("eins", "one"), Text::new("zwei", "two")] } else { Vec::new() };
        QuestionView { id: SurveyQuestionId::new(), position: 1, kind, text: Text::new("Wie?", "How?"), options, is_required: false }
    }

    fn said(values: &[&str]) -> Vec<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn fewer_than_five_answers_are_not_broken_down() {
        let four = evaluated(question(QuestionKind::Scale), said(&["1", "2", "3", "4"]), FEWEST);
        let five = evaluated(question(QuestionKind::Scale), said(&["1", "2", "3", "4", "5"]), FEWEST);

        assert_eq!((four.answers, four.breakdown), (4, None));
        assert_eq!(five.answers, 5);
        assert!(matches!(five.breakdown, Some(Breakdown::Counts { mean: Some(300), .. })), "{:?}", five.breakdown);
    }

    #[test]
    fn answers_are_counted_and_add_up() {
        let chosen = breakdown(&question(QuestionKind::Choice), said(&["2", "1", "2"]));
        let numbers = breakdown(&question(QuestionKind::Number), said(&["3", "0", "4"]));
        let again = breakdown(&question(QuestionKind::YesNo), said(&["yes", "no", "yes"]));

        let counts = vec![(Text::new("eins", "one"), 1), (Text::new("zwei", "two"), 2)];
        assert_eq!(chosen, Breakdown::Counts { counts, mean: None });
        assert_eq!(numbers, Breakdown::Numbers { sum: 7, mean: 233 });
        assert_eq!(again, Breakdown::Counts { counts: vec![(Text::new("ja", "yes"), 2), (Text::new("nein", "no"), 1)], mean: None });
    }
}
