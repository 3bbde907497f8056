//! What entries answer, and what they are judged by. Each change is one of the call: it goes by the call's revision.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use serde::{Deserialize, Serialize};

use super::{
    AnswerLength, CallAction, CallField, Counted, EntryState, Error, MOST_QUESTIONS,
    details::please_choose,
    entity::{call, criterion, entry, juror, question, sheet},
    service::{count_up, lock, not_now},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    field::{FieldErrors, Fields, Line, Prose, whole},
    ids::{CallCriterionId, CallId, CallQuestionId},
    locale::Text,
};

/// A criterion as typed; what it means may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CriterionDetails {
    pub name_de: String,
    pub name_en: String,
    pub meaning_de: String,
    pub meaning_en: String,
    pub weight: String,
    pub most_points: String,
}

/// A question as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionDetails {
    pub question_de: String,
    pub question_en: String,
    /// A word of [`AnswerLength`].
    pub length: String,
    /// `on`: nobody hands in without an answer.
    pub required: String,
    /// A word of [`Counted`].
    pub counted: String,
    pub most: String,
}

impl CriterionDetails {
    fn parse(&self) -> Result<criterion::ActiveModel, FieldErrors> {
        let Self { name_de, name_en, meaning_de, meaning_en, weight, most_points } = self;
        let mut fields = Fields::new();
        let name_de = fields.check("name_de", Line::<80>::parse(name_de));
        let name_en = fields.check("name_en", Line::<80>::parse(name_en));
        let meaning_de = fields.check("meaning_de", Prose::<1000>::parse(meaning_de));
        let meaning_en = fields.check("meaning_en", Prose::<1000>::parse(meaning_en));
        let weight = fields.check("weight", whole(weight, 1..=100));
        let most_points = fields.check("most_points", whole(most_points, 1..=100));
        fields.finish(|| {
            Some(criterion::ActiveModel {
                name_de: Set(name_de?.into_string()),
                name_en: Set(name_en?.into_string()),
                meaning_de: Set(meaning_de?.into_string()),
                meaning_en: Set(meaning_en?.into_string()),
                weight: Set(i32::try_from(weight?).ok()?),
                most_points: Set(i32::try_from(most_points?).ok()?),
                id: NotSet,
                call_id: NotSet,
                position: NotSet,
            })
        })
    }
}

impl QuestionDetails {
    fn parse(&self) -> Result<question::ActiveModel, FieldErrors> {
        let Self { question_de, question_en, length, required, counted, most } = self;
        let mut fields = Fields::new();
        let text_de = fields.check("question_de", Line::<300>::parse(question_de));
        let text_en = fields.check("question_en", Line::<300>::parse(question_en));
        let length = fields.check("length", length.parse::<AnswerLength>().map_err(|_| please_choose()));
        let counted = fields.check("counted", counted.parse::<Counted>().map_err(|_| please_choose()));
        let most = fields.check("most", whole(most, 1..=4000));
        fields.finish(|| {
            Some(question::ActiveModel {
                text_de: Set(text_de?.into_string()),
                text_en: Set(text_en?.into_string()),
                length: Set(length?),
                required: Set(required == "on"),
                counted: Set(counted?),
                most: Set(i32::try_from(most?).ok()?),
                id: NotSet,
                call_id: NotSet,
                position: NotSet,
            })
        })
    }
}

/// Changes a criterion, or puts a new one behind the others where `which` is empty; answers the address of the call.
///
/// # Errors
/// `Denied`, `Invalid`, `Overtaken`, or `NotNow` once the jury has begun.
pub async fn put_criterion(
    db: &Db,
    actor: &Actor,
    id: CallId,
    revision: &str,
    which: &str,
    command: &CriterionDetails,
) -> Result<String, Error> {
    actor.require_organiser()?;
    let columns = &command.parse()?;
    db.write(|tx| async move {
        let call = begun(&tx, id, revision).await?;
        nothing_judged(&tx, id).await?;
        let others = criterion::Entity::find().filter(criterion::Column::CallId.eq(id)).order_by_asc(criterion::Column::Position);
        let others = others.all(&tx).await?;
        if which.is_empty() {
            if others.len() >= rules::call::MOST_CRITERIA {
                return Err(not_now("Mehr Kriterien sind nicht möglich.", "More criteria are not possible."));
            }
            let position = others.last().map_or(0, |last| last.position) + 1;
            let row =
                criterion::ActiveModel { id: Set(CallCriterionId::new()), call_id: Set(id), position: Set(position), ..columns.clone() };
            criterion::Entity::insert(row).exec_without_returning(&tx).await?;
        } else {
            let which: CallCriterionId = which.parse().map_err(|_| Denied::NotFound)?;
            let update = criterion::Entity::update_many().set(columns.clone());
            let update = update.filter(criterion::Column::Id.eq(which)).filter(criterion::Column::CallId.eq(id));
            if update.exec(&tx).await?.rows_affected == 0 {
                return Err(Denied::NotFound.into());
            }
        }
        let entry = AuditEntry::of(CallAction::CriterionPut, id).with(CallField::Criterion, command.name_de.trim());
        changed(&tx, actor, id, entry).await?;
        Ok(call.slug)
    })
    .await
}

/// Takes a criterion away, and answers the address of the call.
///
/// # Errors
/// `Denied`, `Overtaken`, or `NotNow` once the jury has begun, and for the last one of a public call.
pub async fn remove_criterion(db: &Db, actor: &Actor, id: CallId, revision: &str, which: CallCriterionId) -> Result<String, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let call = begun(&tx, id, revision).await?;
        nothing_judged(&tx, id).await?;
        let old = criterion::Entity::find_by_id(which).filter(criterion::Column::CallId.eq(id)).one(&tx).await?.ok_or(Denied::NotFound)?;
        let all = criterion::Entity::find().filter(criterion::Column::CallId.eq(id)).count(&tx).await?;
        if call.state != super::CallState::Draft && all < 2 {
            return Err(not_now(
                "Ein öffentlicher Aufruf braucht mindestens ein Kriterium.",
                "A public call needs at least one criterion.",
            ));
        }
        criterion::Entity::delete_by_id(which).exec(&tx).await?;
        let entry = AuditEntry::of(CallAction::CriterionRemoved, id).with(CallField::Criterion, old.name_de);
        changed(&tx, actor, id, entry).await?;
        Ok(call.slug)
    })
    .await
}

/// Changes a question, or puts a new one behind the others where `which` is empty; answers the address of the call.
///
/// # Errors
/// `Denied`, `Invalid`, `Overtaken`, or `NotNow` once something was handed in.
pub async fn put_question(
    db: &Db,
    actor: &Actor,
    id: CallId,
    revision: &str,
    which: &str,
    command: &QuestionDetails,
) -> Result<String, Error> {
    actor.require_organiser()?;
    let columns = &command.parse()?;
    db.write(|tx| async move {
        let call = begun(&tx, id, revision).await?;
        nothing_handed_in(&tx, id).await?;
        let others = question::Entity::find().filter(question::Column::CallId.eq(id)).order_by_asc(question::Column::Position);
        let others = others.all(&tx).await?;
        if which.is_empty() {
            if others.len() >= MOST_QUESTIONS {
                return Err(not_now("Mehr Fragen sind nicht möglich.", "More questions are not possible."));
            }
            let position = others.last().map_or(0, |last| last.position) + 1;
            let row =
                question::ActiveModel { id: Set(CallQuestionId::new()), call_id: Set(id), position: Set(position), ..columns.clone() };
            question::Entity::insert(row).exec_without_returning(&tx).await?;
        } else {
            let which: CallQuestionId = which.parse().map_err(|_| Denied::NotFound)?;
            let update = question::Entity::update_many().set(columns.clone());
            let update = update.filter(question::Column::Id.eq(which)).filter(question::Column::CallId.eq(id));
            if update.exec(&tx).await?.rows_affected == 0 {
                return Err(Denied::NotFound.into());
            }
        }
        let entry = AuditEntry::of(CallAction::QuestionPut, id).with(CallField::Question, command.question_de.trim());
        changed(&tx, actor, id, entry).await?;
        Ok(call.slug)
    })
    .await
}

/// Takes a question away, with what drafts answered to it; answers the address of the call.
///
/// # Errors
/// `Denied`, `Overtaken`, or `NotNow` once something was handed in.
pub async fn remove_question(db: &Db, actor: &Actor, id: CallId, revision: &str, which: CallQuestionId) -> Result<String, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let call = begun(&tx, id, revision).await?;
        nothing_handed_in(&tx, id).await?;
        let old = question::Entity::find_by_id(which).filter(question::Column::CallId.eq(id)).one(&tx).await?.ok_or(Denied::NotFound)?;
        question::Entity::delete_by_id(which).exec(&tx).await?;
        let entry = AuditEntry::of(CallAction::QuestionRemoved, id).with(CallField::Question, old.text_de);
        changed(&tx, actor, id, entry).await?;
        Ok(call.slug)
    })
    .await
}

async fn begun(tx: &Tx, id: CallId, revision: &str) -> Result<call::Model, Error> {
    let call = lock(tx, id).await?;
    ExpectedRevision::parse(revision).check::<CallAction, Error>(tx, id, call.revision, clock::home()).await?;
    Ok(call)
}

async fn changed(tx: &Tx, actor: &Actor, id: CallId, entry: AuditEntry<CallAction>) -> Result<(), Error> {
    count_up(tx, id).await?;
    Ok(audit::record(tx, actor, entry).await?)
}

/// Whoever has answered has answered these questions. The caller holds the call, so that nobody hands in meanwhile.
async fn nothing_handed_in(tx: &Tx, id: CallId) -> Result<(), Error> {
    let found = entry::Entity::find().filter(entry::Column::CallId.eq(id)).filter(entry::Column::State.ne(EntryState::Draft));
    if found.count(tx).await? == 0 {
        return Ok(());
    }
    Err(Error::NotNow(Text::new(
        "Es wurde schon etwas eingereicht: Die Fragen bleiben, wie sie sind.",
        "Something was handed in already: the questions stay as they are.",
    )))
}

/// What was judged was judged by these criteria. The caller holds the call, as whoever writes a sheet does.
async fn nothing_judged(tx: &Tx, id: CallId) -> Result<(), Error> {
    let jury: Vec<_> = juror::Entity::find().filter(juror::Column::CallId.eq(id)).all(tx).await?.into_iter().map(|row| row.id).collect();
    if sheet::Entity::find().filter(sheet::Column::JurorId.is_in(jury)).count(tx).await? == 0 {
        return Ok(());
    }
    Err(Error::NotNow(Text::new(
        "Die Jury hat begonnen: Die Kriterien bleiben, wie sie sind.",
        "The jury has begun: the criteria stay as they are.",
    )))
}
