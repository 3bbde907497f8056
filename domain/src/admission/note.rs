//! Organisers' notes on an application. The applicant never sees them.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::application_note;
use crate::{
    account::entity::account,
    actor::{Actor, Denied},
    application::{ApplicationAction, StepError, policy, step},
    audit::AuditEntry,
    clock::{self, Instant},
    db::Db,
    field::{FieldErrors, Prose, required},
    ids::{ApplicationId, ApplicationNoteId},
};

/// A note and who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteView {
    pub author: String,
    pub body: String,
    pub at: Instant,
}

/// Adds a note.
///
/// # Errors
/// `Denied`, or `Invalid` for an empty or overlong one.
pub async fn add(db: &Db, actor: &Actor, application: ApplicationId, body: &str) -> Result<(), StepError> {
    policy::may_admit(actor)?;
    let author = actor.require_person().map_err(|_| Denied::NotFound)?.account;
    let body = Prose::<4000>::parse(body).map_err(|problem| FieldErrors::one("body", problem))?.into_string();
    if body.is_empty() {
        return Err(FieldErrors::one("body", required()).into());
    }
    let body = &body;
    db.write(|tx| async move {
        let event = step::find_application(&tx, application).await?.event_id;
        let row = application_note::ActiveModel {
            id: Set(ApplicationNoteId::new()),
            application_id: Set(application),
            author_id: Set(author),
            body: Set(body.clone()),
            created_at: Set(clock::now()),
        };
        application_note::Entity::insert(row).exec_without_returning(&tx).await?;
        // What it says stays out: history is read by more people than notes are.
        step::record(&tx, actor, AuditEntry::of(ApplicationAction::NoteAdded, application).at(event)).await
    })
    .await
}

/// The newest 200 notes, newest first.
///
/// # Errors
/// `Denied` for everybody but organisers.
pub async fn of_application(db: &Db, actor: &Actor, application: ApplicationId) -> Result<Vec<NoteView>, StepError> {
    policy::may_admit(actor)?;
    let rows = application_note::Entity::find()
        .find_also_related(account::Entity)
        .filter(application_note::Column::ApplicationId.eq(application))
        .order_by_desc(application_note::Column::CreatedAt)
        .order_by_desc(application_note::Column::Id)
        .limit(200)
        .all(db.read())
        .await?;
    let note = |(note, author): (application_note::Model, Option<account::Model>)| NoteView {
        author: author.map(|author| author.name).unwrap_or_default(),
        body: note.body,
        at: note.created_at,
    };
    Ok(rows.into_iter().map(note).collect())
}
