//! Who changed a thing while somebody had its form open.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::{Action, entity::audit};
use crate::{
    clock::{self, Instant},
    db::Tx,
};

/// What happened since a form was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Whoever changed it last.
    pub by: String,
    pub at: Instant,
    /// The names of the fields that changed, each once.
    pub fields: Vec<String>,
}

/// The last `revisions` changes of a thing, in short. A thing with a revision writes one entry for each; what else happens
/// to it (`Action::WITHOUT_REVISION`) is passed over.
///
/// # Errors
/// A failure of the database.
pub async fn since<A: Action>(tx: &Tx, subject: A::Id, revisions: i64) -> Result<Stale, DbErr> {
    let rows = newest_changes::<A>(subject).limit(revisions.clamp(1, 50).unsigned_abs()).all(tx).await?;
    let mut fields: Vec<String> = Vec::new();
    for row in &rows {
        let changes: serde_json::Map<_, _> = serde_json::from_str(&row.changes).unwrap_or_default();
        fields.extend(changes.into_iter().map(|(field, _)| field));
    }
    fields.sort();
    fields.dedup();
    let last = rows.into_iter().next();
    Ok(Stale {
        by: last.as_ref().map_or_else(|| "standwerk".to_owned(), |row| row.actor.clone()),
        at: last.map_or_else(clock::now, |row| row.at),
        fields,
    })
}

/// What was done to a thing with a new revision, newest first.
pub(crate) fn newest_changes<A: Action>(subject: A::Id) -> Select<audit::Entity> {
    let subject: Uuid = subject.into();
    let beside = A::WITHOUT_REVISION.iter().map(ToString::to_string);
    audit::Entity::find()
        .filter(audit::Column::SubjectId.eq(subject))
        .filter(audit::Column::Subject.eq(A::SUBJECT))
        .filter(audit::Column::Action.is_not_in(beside))
        .order_by_desc(audit::Column::At)
        .order_by_desc(audit::Column::Id)
}
