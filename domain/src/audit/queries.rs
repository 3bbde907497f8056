//! Reading history. Whoever may see a thing may see its history: the caller has asked that thing's policy.

use std::fmt::Display;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use super::{Action, Subject, entity::audit};
use crate::{
    clock::Instant,
    db::{Db, Tx},
    ids::{AccountId, AuditId, EventId},
};

/// A line of history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    pub id: AuditId,
    pub at: Instant,
    /// The person's name, or `standwerk`, `applicant`, `visitor`, `anonymous`.
    pub actor: String,
    pub subject: String,
    pub subject_id: Uuid,
    pub action: String,
    /// Field and what is said of it: a value, or a pair from and to.
    pub changes: Vec<(String, Value)>,
}

impl HistoryEntry {
    /// What happened, if it happened to a thing of this kind. A word of another release is none.
    pub fn happened<A: Action>(&self) -> Option<A> {
        if self.subject == A::SUBJECT.as_str() { self.action.parse().ok() } else { None }
    }

    /// What is said of a field.
    pub fn said(&self, field: impl Display) -> Option<&Value> {
        let field = field.to_string();
        self.changes.iter().find(|(name, _)| *name == field).map(|(_, value)| value)
    }
}

/// The newest 200 entries on one thing, newest first.
///
/// # Errors
/// A failure of the database.
pub async fn of_subject(db: &Db, subject_id: Uuid) -> Result<Vec<HistoryEntry>, DbErr> {
    newest(db, audit::Entity::find().filter(audit::Column::SubjectId.eq(subject_id))).await
}

/// The newest 200 entries on anything of an event, newest first.
///
/// # Errors
/// A failure of the database.
pub async fn of_event(db: &Db, event: EventId) -> Result<Vec<HistoryEntry>, DbErr> {
    newest(db, audit::Entity::find().filter(audit::Column::EventId.eq(event))).await
}

/// The newest 200 entries on things of one kind of an event, newest first.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn of_kind(db: &Db, event: EventId, kind: Subject) -> Result<Vec<HistoryEntry>, DbErr> {
    newest(db, audit::Entity::find().filter(audit::Column::EventId.eq(event)).filter(audit::Column::Subject.eq(kind))).await
}

/// The newest 200 entries on who works there, newest first. The desk team of an event shares its id.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn of_team(db: &Db, team: Uuid) -> Result<Vec<HistoryEntry>, DbErr> {
    let entries = audit::Entity::find().filter(audit::Column::SubjectId.eq(team)).filter(audit::Column::Subject.eq(Subject::Team));
    newest(db, entries).await
}

/// The newest 20 entries on an account, newest first.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn of_account(db: &Db, account: AccountId) -> Result<Vec<HistoryEntry>, DbErr> {
    let entries = audit::Entity::find().filter(audit::Column::SubjectId.eq(account)).filter(audit::Column::Subject.eq(Subject::Account));
    let rows = entries.order_by_desc(audit::Column::At).order_by_desc(audit::Column::Id).limit(20).all(db.read()).await?;
    Ok(rows.into_iter().map(entry).collect())
}

/// How often something happened to a thing since then by that account, or none: for what is noted only so often.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn count_since<A: Action>(
    tx: &Tx,
    action: A,
    subject: A::Id,
    by: Option<AccountId>,
    since: Instant,
) -> Result<u64, DbErr> {
    let subject_id: Uuid = subject.into();
    let by = by.map_or_else(|| audit::Column::AccountId.is_null(), |account| audit::Column::AccountId.eq(account));
    audit::Entity::find()
        .filter(audit::Column::SubjectId.eq(subject_id))
        .filter(audit::Column::Subject.eq(A::SUBJECT))
        .filter(audit::Column::Action.eq(action.to_string()))
        .filter(audit::Column::At.gt(since))
        .filter(by)
        .count(tx)
        .await
}

/// What was last said of a field when this happened to a thing.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn last_said<A: Action>(tx: &Tx, action: A, subject: A::Id, field: A::Field) -> Result<Option<String>, DbErr> {
    let subject_id: Uuid = subject.into();
    let last = audit::Entity::find()
        .filter(audit::Column::SubjectId.eq(subject_id))
        .filter(audit::Column::Subject.eq(A::SUBJECT))
        .filter(audit::Column::Action.eq(action.to_string()))
        .order_by_desc(audit::Column::At)
        .order_by_desc(audit::Column::Id)
        .one(tx)
        .await?;
    Ok(last.map(entry).and_then(|entry| entry.said(field)?.as_str().map(str::to_owned)))
}

async fn newest(db: &Db, entries: sea_orm::Select<audit::Entity>) -> Result<Vec<HistoryEntry>, DbErr> {
    let rows = entries.order_by_desc(audit::Column::At).order_by_desc(audit::Column::Id).limit(200).all(db.read()).await?;
    Ok(rows.into_iter().map(entry).collect())
}

pub(crate) fn entry(row: audit::Model) -> HistoryEntry {
    let changes: serde_json::Map<_, _> = serde_json::from_str(&row.changes).unwrap_or_default();
    HistoryEntry {
        id: row.id,
        at: row.at,
        actor: row.actor,
        subject: row.subject,
        subject_id: row.subject_id,
        action: row.action,
        changes: changes.into_iter().collect(),
    }
}
