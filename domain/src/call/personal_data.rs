//! What this slice keeps about people, and how it goes. An entry is found by what was entered: nobody proved that the mailbox
//! is a visitor's. Of jurors their own account tells.

use chrono::{Duration, Months};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use serde::Serialize;

use super::{
    CallAction, CallLetter, EntryState, Error, Outcome, SheetState,
    entity::{answer, call, conflict, entry, file, juror, sheet},
    entry::lock_entry,
    entry_file::let_go_of,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock::Instant,
    db::{Db, Tx},
    ids::{CallEntryId, CallId},
    locale::Locale,
    mail::{self, Thread},
};

/// What was never handed in, or was withdrawn, is kept for so long after the deadline.
pub const DRAFTS_KEPT_DAYS: i64 = rules::kept::CALL_DRAFT_DAYS;
/// What did not win is kept for so long after the decision.
pub const KEPT_MONTHS: u32 = rules::kept::CALL_ENTRY_MONTHS;

/// An entry, for whoever entered to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallEntryPart {
    pub organisation: String,
    pub contact_name: String,
    pub email: String,
    pub country: String,
    pub locale: Locale,
    pub state: EntryState,
    pub outcome: Outcome,
    pub told_at: Option<Instant>,
    pub handed_in_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub answers: Vec<String>,
    /// By name.
    pub files: Vec<String>,
}

/// What somebody did as a juror, for them to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JuryPart {
    pub call: String,
    pub since: Instant,
    pub sheets: Vec<SheetPart>,
    /// What was noted of conflicts of interest.
    pub conflicts: Vec<String>,
}

/// A score sheet of theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetPart {
    pub state: SheetState,
    pub comment: String,
    pub updated_at: Instant,
    pub handed_in_at: Option<Instant>,
}

/// Everything that is kept with an entry, for an organiser to hand over.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn export(db: &Db, actor: &Actor, id: CallEntryId) -> Result<CallEntryPart, Error> {
    actor.require_organiser()?;
    let row = entry::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let answers = answer::Entity::find().filter(answer::Column::EntryId.eq(id)).order_by_asc(answer::Column::QuestionId);
    let answers = answers.all(db.read()).await?.into_iter().map(|row| row.answer).collect();
    let files = file::Entity::find().filter(file::Column::EntryId.eq(id)).order_by_asc(file::Column::Position);
    let files = files.all(db.read()).await?.into_iter().map(|row| row.name).collect();
    // Left out: keys, the hash of the link, and the counter of changes.
    let entry::Model {
        id: _,
        call_id: _,
        organisation,
        contact_name,
        email,
        country,
        locale,
        state,
        token_hash: _,
        outcome,
        told_at,
        handed_in_at,
        revision: _,
        created_at,
        updated_at,
    } = row;
    Ok(CallEntryPart {
        organisation,
        contact_name,
        email,
        country,
        locale,
        state,
        outcome,
        told_at,
        handed_in_at,
        created_at,
        updated_at,
        answers,
        files,
    })
}

/// What the actor did as a juror.
///
/// # Errors
/// `Denied` for nobody.
pub async fn export_jury(db: &Db, actor: &Actor) -> Result<Vec<JuryPart>, Error> {
    let account = actor.require_person()?.account;
    let jurors = juror::Entity::find().filter(juror::Column::AccountId.eq(account)).order_by_asc(juror::Column::CreatedAt);
    let mut parts = Vec::new();
    for juror::Model { id, call_id, account_id: _, created_at } in jurors.all(db.read()).await? {
        let call = call::Entity::find_by_id(call_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
        let sheets =
            sheet::Entity::find().filter(sheet::Column::JurorId.eq(id)).order_by_asc(sheet::Column::UpdatedAt).all(db.read()).await?;
        let conflicts = conflict::Entity::find().filter(conflict::Column::JurorId.eq(id)).all(db.read()).await?;
        parts.push(JuryPart {
            call: call.title_de,
            since: created_at,
            sheets: sheets.into_iter().map(SheetPart::from).collect(),
            conflicts: conflicts.into_iter().map(|row| row.reason).collect(),
        });
    }
    Ok(parts)
}

/// Erases an entry with its answers, files and sheets, and answers the address of its call.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn erase(db: &Db, actor: &Actor, id: CallEntryId) -> Result<String, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = lock_entry(&tx, id).await?;
        let call = call::Entity::find_by_id(row.call_id).one(&tx).await?.ok_or(Denied::NotFound)?;
        forget(&tx, vec![id]).await?;
        audit::record(&tx, actor, AuditEntry::of(CallAction::EntryErased, call.id)).await?;
        Ok(call.slug)
    })
    .await
}

/// Forgets what was not handed in some time after the deadline, and what did not win a year after the decision.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_old(tx: &Tx, now: Instant) -> Result<(), DbErr> {
    let over = of_calls(tx, call::Column::ClosesAt.lt(now - Duration::days(DRAFTS_KEPT_DAYS))).await?;
    let mut old = entry::Entity::find()
        .filter(entry::Column::CallId.is_in(over))
        .filter(entry::Column::State.ne(EntryState::HandedIn))
        .all(tx)
        .await?;
    if let Some(before) = now.checked_sub_months(Months::new(KEPT_MONTHS)) {
        let decided = of_calls(tx, call::Column::DecidedAt.lt(before)).await?;
        let lost = entry::Entity::find()
            .filter(entry::Column::CallId.is_in(decided))
            .filter(entry::Column::State.eq(EntryState::HandedIn))
            .filter(entry::Column::Outcome.ne(Outcome::Winner));
        old.extend(lost.all(tx).await?);
    }
    if old.is_empty() { Ok(()) } else { forget(tx, old.into_iter().map(|row| row.id).collect()).await }
}

async fn of_calls(tx: &Tx, which: Expr) -> Result<Vec<CallId>, DbErr> {
    Ok(call::Entity::find().filter(which).all(tx).await?.into_iter().map(|row| row.id).collect())
}

/// Whole rows, with all that hangs on them: nothing counts them any more. What has not left of their letters does not leave.
async fn forget(tx: &Tx, ids: Vec<CallEntryId>) -> Result<(), DbErr> {
    let_go_of(tx, &ids).await?;
    let threads = || ids.iter().copied().map(Thread::CallEntry);
    mail::forget_threads(tx, threads()).await?;
    mail::personal_data::empty_threads(tx, threads(), &CallLetter::blank()).await?;
    entry::Entity::delete_many().filter(entry::Column::Id.is_in(ids)).exec(tx).await?;
    Ok(())
}

impl From<sheet::Model> for SheetPart {
    fn from(row: sheet::Model) -> Self {
        let sheet::Model { id: _, entry_id: _, juror_id: _, state, comment, revision: _, updated_at, handed_in_at } = row;
        Self { state, comment, updated_at, handed_in_at }
    }
}
