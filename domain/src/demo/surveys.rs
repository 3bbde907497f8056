//! A survey of the past COLLISION that seven of nine answered and that is still open, and one of the trip after it that is
//! being written. Who answers is invented.

use chrono::Duration;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::{chance::Chance, insert_all, recaps};
use crate::{
    clock,
    db::Tx,
    event::{EventView, entity as event},
    ids::{SurveyAnswerId, SurveyId, SurveyLinkId, SurveyQuestionId},
    locale::Locale,
    survey::{
        self, QuestionKind, SurveyAudience, SurveyState,
        entity::{survey as survey_table, survey_answer, survey_link, survey_question, survey_value},
    },
};

const ASKED: usize = 9;
const ANSWERED: usize = 7;
const WORDS: [&str; 4] =
    ["Mehr Ruhe für Gespräche.", "Die zweite Insel war Gold wert.", "Früher wissen, wer wann am Stand ist.", "Nichts, weiter so."];

/// Writes both.
pub(super) async fn ask(tx: &Tx, chance: &mut Chance) -> Result<(), DbErr> {
    let both = event::Entity::find().filter(event::Column::Slug.is_in(["collision-2022", recaps::EVENT]));
    let events = both.order_by_asc(event::Column::Slug).all(tx).await?;
    for row in events {
        let event = EventView::from(row);
        let state = if event.slug == recaps::EVENT { SurveyState::Draft } else { SurveyState::Open };
        let id = SurveyId::from_uuid(chance.id());
        insert_all(tx, vec![page(chance, id, &event, state)]).await?;
        let questions = survey::proposed_questions(id, || SurveyQuestionId::from_uuid(chance.id()));
        insert_all(tx, questions.clone()).await?;
        if state == SurveyState::Open {
            answered(tx, chance, id, &questions).await?;
        }
    }
    Ok(())
}

fn page(chance: &Chance, id: SurveyId, event: &EventView, state: SurveyState) -> survey_table::Model {
    let until = (chance.now.date_naive() + Duration::days(12)).and_hms_opt(18, 0, 0).unwrap_or_default();
    survey_table::Model {
        id,
        event_id: event.id,
        audience: SurveyAudience::of(event.kind),
        title_de: "Wie war es?".to_owned(),
        title_en: "How was it?".to_owned(),
        intro_de: "Sechs Fragen, fünf Minuten.".to_owned(),
        intro_en: "Six questions, five minutes.".to_owned(),
        is_anonymous: true,
        open_until_local: until,
        open_until: clock::at(event.zone, until),
        state,
        opened_at: (state == SurveyState::Open).then_some(chance.now - Duration::days(9)),
        reminded_at: None,
        revision: 1,
        created_at: chance.now - Duration::days(10),
    }
}

/// Seven answers, whoever they are of.
async fn answered(tx: &Tx, chance: &mut Chance, survey: SurveyId, questions: &[survey_question::Model]) -> Result<(), DbErr> {
    let links = (0..ASKED).map(|number| survey_link::Model {
        id: SurveyLinkId::from_uuid(chance.id()),
        survey_id: survey,
        link_hash: chance.code().hash(),
        reader: format!("kontakt{number}@aussteller.example"),
        name: String::new(),
        email: format!("kontakt{number}@aussteller.example"),
        whose: format!("Aussteller {}", number + 1),
        locale: Locale::De,
        is_used: number < ANSWERED,
    });
    let links: Vec<_> = links.collect();
    insert_all(tx, links).await?;
    let (mut answers, mut values) = (Vec::new(), Vec::new());
    for number in 0..ANSWERED {
        let id = SurveyAnswerId::from_uuid(chance.id());
        answers.push(survey_answer::Model { id, survey_id: survey, answer_key: chance.code().hash(), whose: String::new() });
        for question in questions {
            let said = said(chance, question.kind, number);
            values.extend(said.map(|value| survey_value::Model { answer_id: id, question_id: question.id, value }));
        }
    }
    insert_all(tx, answers).await?;
    insert_all(tx, values).await
}

/// Some leave out what they may.
fn said(chance: &mut Chance, kind: QuestionKind, number: usize) -> Option<String> {
    match kind {
        QuestionKind::Scale => Some((3 + chance.below(3)).to_string()),
        QuestionKind::Choice => Some((1 + chance.below(4)).to_string()),
        QuestionKind::Number => Some(chance.below(9).to_string()),
        QuestionKind::YesNo => Some(if number.is_multiple_of(6) { "no" } else { "yes" }.to_owned()),
        QuestionKind::Text => (number % 4 != 3).then(|| (*chance.one(&WORDS)).to_owned()),
    }
}
