//! The questions of a survey. Once it was sent they stay, because somebody may have answered them.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{
    Error, MOST_QUESTIONS, QuestionKind, SurveyAction, SurveyField, SurveyState,
    entity::{survey, survey_question},
    service::held,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    db::{Db, Tx},
    event::EventView,
    field::{FieldErrors, Fields, Line, Prose, required, whole},
    ids::{SurveyId, SurveyQuestionId},
    locale::Text,
};

/// So many options has no question.
const MOST_OPTIONS: usize = 12;

/// A question as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    /// A word of [`QuestionKind`].
    pub kind: String,
    pub text_de: String,
    pub text_en: String,
    /// One on each line, as many in either language; only for a choice.
    pub options_de: String,
    pub options_en: String,
    /// `on`, or nothing.
    pub is_required: String,
    /// Its place, from one on; empty: behind the others.
    pub order: String,
}

struct Parsed {
    kind: QuestionKind,
    text: Text,
    options: Text,
    is_required: bool,
    position: Option<i32>,
}

impl QuestionForm {
    fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { kind, text_de, text_en, options_de, options_en, is_required, order } = self;
        let mut fields = Fields::new();
        let kind = fields.check("kind", kind.parse::<QuestionKind>().map_err(|_| Text::new("Bitte wählen.", "Please choose.")));
        let text_de = fields.check("text_de", Line::<240>::parse(text_de));
        let text_en = fields.check("text_en", Line::<240>::parse(text_en));
        let de = fields.check("options_de", Prose::<1000>::parse(options_de).map(lines));
        let en = fields.check("options_en", Prose::<1000>::parse(options_en).map(lines));
        let order = fields.check_optional("order", order, |typed| whole(typed, 1..=99));
        let is_choice = kind == Some(QuestionKind::Choice);
        if is_choice && let (Some(de), Some(en)) = (&de, &en) {
            check_options(&mut fields, de, en);
        }
        fields.finish(|| {
            let options = if is_choice { Text::new(de?.join("\n"), en?.join("\n")) } else { Text::default() };
            Some(Parsed {
                kind: kind?,
                text: Text::new(text_de?.into_string(), text_en?.into_string()),
                options,
                is_required: is_required == "on",
                position: order?.and_then(|order| i32::try_from(order).ok()),
            })
        })
    }
}

impl Parsed {
    fn columns(&self, position: i32) -> survey_question::ActiveModel {
        survey_question::ActiveModel {
            position: Set(self.position.unwrap_or(position)),
            kind: Set(self.kind),
            text_de: Set(self.text.de.clone()),
            text_en: Set(self.text.en.clone()),
            options_de: Set(self.options.de.clone()),
            options_en: Set(self.options.en.clone()),
            is_required: Set(self.is_required),
            ..Default::default()
        }
    }
}

/// Asks one thing more.
///
/// # Errors
/// `Denied`, `Invalid`, `TooMany`, or `NotNow` once it was sent.
pub async fn add_question(db: &Db, actor: &Actor, id: SurveyId, form: &QuestionForm) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &form.parse()?;
    db.write(|tx| async move {
        let (survey, event) = draft(&tx, id).await?;
        let number = survey_question::Entity::find().filter(survey_question::Column::SurveyId.eq(id)).count(&tx).await?;
        if number >= MOST_QUESTIONS {
            return Err(Error::TooMany(MOST_QUESTIONS));
        }
        let last = i32::try_from(number).unwrap_or(i32::MAX - 1) + 1;
        let row = survey_question::ActiveModel { id: Set(SurveyQuestionId::new()), survey_id: Set(id), ..parsed.columns(last) };
        survey_question::Entity::insert(row).exec_without_returning(&tx).await?;
        note(&tx, actor, &survey, &event, SurveyAction::QuestionAdded, &parsed.text.de).await
    })
    .await
}

/// Asks it otherwise.
///
/// # Errors
/// `Denied`, `Invalid`, or `NotNow` once it was sent.
pub async fn edit_question(db: &Db, actor: &Actor, question: SurveyQuestionId, form: &QuestionForm) -> Result<SurveyId, Error> {
    actor.require_organiser()?;
    let parsed = &form.parse()?;
    db.write(|tx| async move {
        let old = found(&tx, question).await?;
        let (survey, event) = draft(&tx, old.survey_id).await?;
        survey_question::Entity::update_many()
            .set(parsed.columns(old.position))
            .filter(survey_question::Column::Id.eq(question))
            .exec(&tx)
            .await?;
        note(&tx, actor, &survey, &event, SurveyAction::QuestionChanged, &parsed.text.de).await?;
        Ok(survey.id)
    })
    .await
}

/// Asks it no more.
///
/// # Errors
/// `Denied`, also where it was done before, or `NotNow` once it was sent.
pub async fn remove_question(db: &Db, actor: &Actor, question: SurveyQuestionId) -> Result<SurveyId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let old = found(&tx, question).await?;
        let (survey, event) = draft(&tx, old.survey_id).await?;
        survey_question::Entity::delete_by_id(question).exec(&tx).await?;
        note(&tx, actor, &survey, &event, SurveyAction::QuestionRemoved, &old.text_de).await?;
        Ok(survey.id)
    })
    .await
}

async fn found(tx: &Tx, question: SurveyQuestionId) -> Result<survey_question::Model, Error> {
    survey_question::Entity::find_by_id(question).one(tx).await?.ok_or(Error::Denied(Denied::NotFound))
}

/// The survey, held, as long as nobody was asked.
async fn draft(tx: &Tx, id: SurveyId) -> Result<(survey::Model, EventView), Error> {
    let (survey, event) = held(tx, id).await?;
    if survey.state == SurveyState::Draft { Ok((survey, event)) } else { Err(Error::NotNow(survey.state)) }
}

async fn note(
    tx: &Tx,
    actor: &Actor,
    survey: &survey::Model,
    event: &EventView,
    action: SurveyAction,
    question: &str,
) -> Result<(), Error> {
    let entry = AuditEntry::of(action, survey.id).at(event.id).with(SurveyField::Question, question);
    audit::record(tx, actor, entry).await?;
    Ok(())
}

fn lines(typed: Prose<1000>) -> Vec<String> {
    typed.as_str().lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn check_options(fields: &mut Fields, de: &[String], en: &[String]) {
    if de.is_empty() {
        fields.refuse("options_de", required());
    } else if de.len() < 2 || de.len() > MOST_OPTIONS {
        let problem = Text::new(
            "Bitte zwei bis zwölf Möglichkeiten, jede in einer eigenen Zeile.",
            "Please two to twelve options, each on a line of its own.",
        );
        fields.refuse("options_de", problem);
    } else if de.len() != en.len() {
        let problem =
            Text::new("Bitte auf Englisch so viele Zeilen wie auf Deutsch.", "Please as many lines in English as there are in German.");
        fields.refuse("options_en", problem);
    }
}
