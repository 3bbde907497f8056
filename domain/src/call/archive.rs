//! All entries of a call as a list to keep: who entered, what they said, what became of it. Nobody of the jury is in it.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder};

use super::{
    CallView, EntryState, EntryView, Error, Standing,
    entity::{answer, entry},
    queries,
    ranking::ranking,
};
use crate::{
    actor::Actor,
    db::{Db, alphabetical},
    ids::{CallEntryId, CallQuestionId},
};

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveRow {
    pub entry: EntryView,
    /// Of what was handed in.
    pub standing: Option<Standing>,
    /// In the order of the questions.
    pub answers: Vec<String>,
}

/// Every entry but drafts, by name.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn archive(db: &Db, actor: &Actor, call: &CallView) -> Result<Vec<ArchiveRow>, Error> {
    let standings: HashMap<CallEntryId, Standing> =
        ranking(db, actor, call).await?.entries.into_iter().map(|ranked| (ranked.entry.id, ranked.standing)).collect();
    let rows = entry::Entity::find()
        .filter(entry::Column::CallId.eq(call.id))
        .filter(entry::Column::State.ne(EntryState::Draft))
        .order_by(alphabetical(entry::Column::Organisation), Order::Asc)
        .order_by_asc(entry::Column::Id)
        .all(db.read())
        .await?;
    let questions = queries::questions(db, call.id).await?;
    let said = answer::Entity::find().filter(answer::Column::EntryId.is_in(rows.iter().map(|row| row.id))).all(db.read()).await?;
    let said: HashMap<(CallEntryId, CallQuestionId), String> =
        said.into_iter().map(|row| ((row.entry_id, row.question_id), row.answer)).collect();
    let line = |row: entry::Model| ArchiveRow {
        standing: standings.get(&row.id).copied(),
        answers: questions.iter().map(|question| said.get(&(row.id, question.id)).cloned().unwrap_or_default()).collect(),
        entry: EntryView::from(row),
    };
    Ok(rows.into_iter().map(line).collect())
}
