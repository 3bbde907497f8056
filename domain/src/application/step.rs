//! Taking a step: the one conditional UPDATE behind every decision about an application.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{ApplicationAction, ApplicationField, ApplicationState, Transition, entity::application, refusal::StepError};
use crate::{
    actor::{Actor, Denied},
    audit::{self, Action, AuditEntry, ExpectedRevision},
    clock::{self, Instant},
    db::{DbErr, Tx},
    event::{self, EventView},
    field::{FieldErrors, Prose, required},
    ids::ApplicationId,
};

/// What an organiser decides, as typed.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    pub application: String,
    /// The revision in which the organiser saw it.
    pub revision: String,
    /// The question, or the reason, where the step needs one.
    pub text: String,
}

impl Decision {
    /// The question or the reason: the applicant reads it.
    pub(crate) fn words(&self) -> Result<String, FieldErrors> {
        let text = Prose::<2000>::parse(&self.text).map_err(|problem| FieldErrors::one("text", problem))?.into_string();
        if text.is_empty() { Err(FieldErrors::one("text", required())) } else { Ok(text) }
    }
}

/// Which application, and in which revision the organiser saw it; a form that was opened before a change is stale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ExpectedApplication {
    pub application: ApplicationId,
    pub revision: ExpectedRevision,
}

impl ExpectedApplication {
    /// From the hidden fields of a form.
    pub fn parse(application: &str, revision: &str) -> Result<Self, Denied> {
        let application = application.trim().parse().map_err(|_| Denied::NotFound)?;
        Ok(Self { application, revision: ExpectedRevision::parse(revision) })
    }
}

/// An application after its step.
#[derive(Debug)]
pub(crate) struct Transitioned {
    pub before: ApplicationState,
    pub row: application::Model,
    pub event: EventView,
}

impl Transitioned {
    /// The entry for the audit trail; it holds both states, so that entering and leaving the waiting list is on record.
    pub fn entry(&self, action: ApplicationAction) -> AuditEntry<ApplicationAction> {
        AuditEntry::of(action, self.row.id).at(self.row.event_id).changed(
            ApplicationField::State,
            self.before.as_str(),
            self.row.state.as_str(),
        )
    }

    /// What makes the letter of this step its own, whatever is asked or decided again: the revision.
    pub fn key(&self, letter: &str) -> String {
        format!("{letter}:{}:{}", self.row.id, self.row.revision)
    }
}

/// Takes `step` if the application is still as it was seen, and locks its row for the rest of the transaction.
pub(crate) async fn take_step(tx: &Tx, seen: ExpectedApplication, step: Transition) -> Result<Transitioned, StepError> {
    let row = find_application(tx, seen.application).await?;
    match row.state.after(step) {
        Ok(next) if seen.revision.is(row.revision) => change(tx, row, next).await,
        _ => Err(overtaken(tx, &row, seen).await?),
    }
}

/// Locks the application for a change that leaves its state alone, if it is still as it was seen and `allows` its state.
pub(crate) async fn touch(
    tx: &Tx,
    seen: ExpectedApplication,
    allows: impl Fn(ApplicationState) -> bool,
) -> Result<Transitioned, StepError> {
    let row = find_application(tx, seen.application).await?;
    if !seen.revision.is(row.revision) || !allows(row.state) {
        return Err(overtaken(tx, &row, seen).await?);
    }
    let state = row.state;
    change(tx, row, state).await
}

/// Takes `step` whatever the revision: for answers and deadlines, which no form can be stale for.
pub(crate) async fn take_step_now(tx: &Tx, application: ApplicationId, step: Transition) -> Result<Option<Transitioned>, StepError> {
    // Held on PostgreSQL: somebody else may take another step in this moment, and history tells from where it was taken.
    let row = application::Entity::find_by_id(application).lock(LockType::NoKeyUpdate).one(tx).await?;
    let row = row.ok_or(StepError::Denied(Denied::NotFound))?;
    let Ok(next) = row.state.after(step) else { return Ok(None) };
    match change(tx, row, next).await {
        Ok(moved) => Ok(Some(moved)),
        Err(StepError::Overtaken(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The application, held for the rest of the transaction, if nothing happened to it since this revision.
pub(crate) async fn held_if_unchanged(tx: &Tx, id: ApplicationId, revision: i64) -> Result<Option<application::Model>, StepError> {
    let row = application::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?;
    let row = row.ok_or(StepError::Denied(Denied::NotFound))?;
    Ok((row.revision == revision).then_some(row))
}

/// Goes back to where a step came from that is taken back: no step of its own, so that no arrow of
/// `ApplicationState::after` leads there. The caller holds the row. `link` is the hash of a link that opens it again.
pub(crate) async fn go_back(
    tx: &Tx,
    row: application::Model,
    to: ApplicationState,
    waiting_since: Option<Instant>,
    link: Option<&str>,
) -> Result<Transitioned, StepError> {
    let changed = application::Entity::update_many()
        .col_expr(application::Column::State, Expr::value(to))
        .col_expr(application::Column::WaitingSince, Expr::value(waiting_since))
        .col_expr(application::Column::AccessHash, Expr::value(link.unwrap_or(&row.access_hash)))
        .col_expr(application::Column::Revision, Expr::col(application::Column::Revision).add(1))
        .col_expr(application::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(application::Column::Id.eq(row.id))
        .exec_with_returning(tx)
        .await?;
    let after = changed.into_iter().next().ok_or(StepError::Denied(Denied::NotFound))?;
    Ok(Transitioned { before: row.state, event: event::within(tx, after.event_id).await?, row: after })
}

async fn change(tx: &Tx, row: application::Model, next: ApplicationState) -> Result<Transitioned, StepError> {
    let now = clock::now();
    let waiting_since = match next {
        ApplicationState::WaitingList => row.waiting_since.or(Some(now)),
        _ => None,
    };
    let changed = application::Entity::update_many()
        .col_expr(application::Column::State, Expr::value(next))
        .col_expr(application::Column::WaitingSince, Expr::value(waiting_since))
        .col_expr(application::Column::Revision, Expr::col(application::Column::Revision).add(1))
        .col_expr(application::Column::UpdatedAt, Expr::value(now))
        .filter(application::Column::Id.eq(row.id))
        .filter(application::Column::Revision.eq(row.revision))
        .exec_with_returning(tx)
        .await?;
    let event = event::within(tx, row.event_id).await?;
    match changed.into_iter().next() {
        Some(after) => Ok(Transitioned { before: row.state, row: after, event }),
        None => Err(audit::overtaken::<ApplicationAction>(tx, row.id, 1, event.zone).await?.into()),
    }
}

pub(crate) async fn find_application(tx: &Tx, application: ApplicationId) -> Result<application::Model, StepError> {
    application::Entity::find_by_id(application).one(tx).await?.ok_or(StepError::Denied(Denied::NotFound))
}

/// Says who was faster with the application.
async fn overtaken(tx: &Tx, row: &application::Model, seen: ExpectedApplication) -> Result<StepError, StepError> {
    let event = event::within(tx, row.event_id).await?;
    let overtaken = audit::overtaken::<ApplicationAction>(tx, row.id, seen.revision.behind(row.revision), event.zone).await?;
    Ok(overtaken.into())
}

/// Writes the entry of a step.
pub(crate) async fn record<A: Action, E: From<DbErr>>(tx: &Tx, actor: &Actor, entry: AuditEntry<A>) -> Result<(), E> {
    Ok(audit::record(tx, actor, entry).await?)
}
