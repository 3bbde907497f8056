//! Forms that come too late: of two that were opened with the same revision of a thing one gets through, and the other
//! learns who was faster.

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, PrimaryKeyTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use super::{Action, Subject, entity::audit};
use crate::{
    clock::{self, Instant, Tz},
    db::Tx,
};

/// What happened to a thing since its form was opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("somebody else was faster")]
pub struct Overtaken {
    /// Whoever changed it last, as history names them.
    pub by: String,
    pub at: Instant,
    /// Of the event: where `at` is shown.
    pub zone: Tz,
    pub subject: Subject,
    /// What they did, as history names it; empty if nothing is on record.
    pub action: String,
    /// The names of the fields that changed, each once.
    pub fields: Vec<String>,
}

/// The revision of a thing that somebody's form was opened with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpectedRevision(i64);

impl ExpectedRevision {
    /// From the hidden field of a form. One that is missing, or no number, is older than any.
    pub fn parse(typed: &str) -> Self {
        Self(typed.trim().parse().unwrap_or(0))
    }

    pub fn is(self, revision: i64) -> bool {
        self.0 == revision
    }

    /// Whether a thing of revision `now` had this revision once, or has it.
    pub(crate) fn was_before_or_is(self, now: i64) -> bool {
        (1..=now).contains(&self.0)
    }

    /// What it has after a change.
    pub(crate) fn next(self) -> i64 {
        self.0.saturating_add(1)
    }

    /// How many changes the form missed.
    pub(crate) fn behind(self, now: i64) -> i64 {
        now.saturating_sub(self.0)
    }

    /// Refuses a form that is not of revision `now`. The caller holds the thing's row.
    ///
    /// # Errors
    /// `Overtaken`, or a failure of the database.
    pub async fn check<A: Action, E: From<Overtaken> + From<DbErr>>(self, tx: &Tx, subject: A::Id, now: i64, zone: Tz) -> Result<(), E> {
        if self.is(now) { Ok(()) } else { Err(overtaken::<A>(tx, subject, self.behind(now), zone).await?.into()) }
    }

    /// Writes what a form says, and the next revision in the column `revision`; `update` names the row. For rows that
    /// nobody holds: of several forms that are sent at once one gets through.
    ///
    /// # Errors
    /// `Overtaken` where no row is written, or a failure of the database.
    pub async fn update<A, T, E>(self, tx: &Tx, update: UpdateMany<T>, revision: T::Column, subject: A::Id, zone: Tz) -> Result<(), E>
    where
        A: Action,
        T: EntityTrait,
        A::Id: Copy + Into<<T::PrimaryKey as PrimaryKeyTrait>::ValueType>,
        E: From<Overtaken> + From<DbErr>,
    {
        let update = update.col_expr(revision, Expr::col(revision).add(1)).filter(revision.eq(self.0));
        if update.exec(tx).await?.rows_affected > 0 {
            return Ok(());
        }
        let now: Option<i64> = T::find_by_id(subject).select_only().column(revision).into_tuple().one(tx).await?;
        let revisions = now.map_or(1, |now| self.behind(now));
        Err(overtaken::<A>(tx, subject, revisions, zone).await?.into())
    }
}

/// Says who was faster with a thing, and what changed by its last `revisions` changes. A thing with a revision writes one
/// entry for each, but for a draft that saves itself (`record_on`): of that more is told than was missed. What else happens
/// to it (`Action::WITHOUT_REVISION`) is passed over.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn overtaken<A: Action>(tx: &Tx, subject: A::Id, revisions: i64, zone: Tz) -> Result<Overtaken, DbErr> {
    let subject: Uuid = subject.into();
    let beside = A::WITHOUT_REVISION.iter().map(ToString::to_string);
    let rows = audit::Entity::find()
        .filter(audit::Column::SubjectId.eq(subject))
        .filter(audit::Column::Subject.eq(A::SUBJECT))
        .filter(audit::Column::Action.is_not_in(beside))
        .order_by_desc(audit::Column::At)
        .order_by_desc(audit::Column::Id)
        .limit(revisions.clamp(1, 50).unsigned_abs())
        .all(tx)
        .await?;
    let mut fields: Vec<String> = Vec::new();
    for row in &rows {
        let changes: serde_json::Map<_, _> = serde_json::from_str(&row.changes).unwrap_or_default();
        fields.extend(changes.into_iter().map(|(field, _)| field));
    }
    fields.sort();
    fields.dedup();
    let (by, at, action) = match rows.into_iter().next() {
        Some(last) => (last.actor, last.at, last.action),
        None => ("standwerk".to_owned(), clock::now(), String::new()),
    };
    Ok(Overtaken { by, at, zone, subject: A::SUBJECT, action, fields })
}
