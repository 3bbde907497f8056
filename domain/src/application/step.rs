//! Taking a step: the one conditional UPDATE behind every decision about an application.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{
    ApplicationAction, ApplicationField, ApplicationState, Transition,
    entity::application,
    refusal::{AdmissionError, Overtaken},
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, Action, AuditEntry},
    clock,
    db::Tx,
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
pub(crate) struct ExpectedRevision {
    pub application: ApplicationId,
    pub revision: i64,
}

impl ExpectedRevision {
    /// From the hidden fields of a form.
    pub fn parse(application: &str, revision: &str) -> Result<Self, Denied> {
        let application = application.trim().parse().map_err(|_| Denied::NotFound)?;
        let revision = revision.trim().parse().map_err(|_| Denied::NotFound)?;
        Ok(Self { application, revision })
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
pub(crate) async fn take_step(tx: &Tx, seen: ExpectedRevision, step: Transition) -> Result<Transitioned, AdmissionError> {
    let row = find_application(tx, seen.application).await?;
    match row.state.after(step) {
        Ok(next) if row.revision == seen.revision => change(tx, row, next, Some(seen.revision)).await,
        _ => Err(overtaken::<ApplicationAction>(tx, row.id, &row).await?),
    }
}

/// Locks the application for a change that leaves its state alone, if it is still as it was seen and `allows` its state.
pub(crate) async fn touch(
    tx: &Tx,
    seen: ExpectedRevision,
    allows: impl Fn(ApplicationState) -> bool,
) -> Result<Transitioned, AdmissionError> {
    let row = find_application(tx, seen.application).await?;
    if row.revision != seen.revision || !allows(row.state) {
        return Err(overtaken::<ApplicationAction>(tx, row.id, &row).await?);
    }
    let state = row.state;
    change(tx, row, state, Some(seen.revision)).await
}

/// Takes `step` whatever the revision: for answers and deadlines, which no form can be stale for.
pub(crate) async fn take_step_now(tx: &Tx, application: ApplicationId, step: Transition) -> Result<Option<Transitioned>, AdmissionError> {
    // Held on PostgreSQL: somebody else may take another step in this moment, and history tells from where it was taken.
    let row = application::Entity::find_by_id(application).lock(LockType::NoKeyUpdate).one(tx).await?;
    let row = row.ok_or(AdmissionError::Denied(Denied::NotFound))?;
    let Ok(next) = row.state.after(step) else { return Ok(None) };
    match change(tx, row, next, None).await {
        Ok(moved) => Ok(Some(moved)),
        Err(AdmissionError::Stale(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn change(tx: &Tx, row: application::Model, next: ApplicationState, revision: Option<i64>) -> Result<Transitioned, AdmissionError> {
    let now = clock::now();
    let waiting_since = match next {
        ApplicationState::WaitingList => row.waiting_since.or(Some(now)),
        _ => None,
    };
    let as_seen = revision.map_or_else(Condition::all, |revision| Condition::all().add(application::Column::Revision.eq(revision)));
    let changed = application::Entity::update_many()
        .col_expr(application::Column::State, Expr::value(next))
        .col_expr(application::Column::WaitingSince, Expr::value(waiting_since))
        .col_expr(application::Column::Revision, Expr::col(application::Column::Revision).add(1))
        .col_expr(application::Column::UpdatedAt, Expr::value(now))
        .filter(application::Column::Id.eq(row.id))
        .filter(as_seen)
        .filter(application::Column::State.eq(row.state))
        .exec_with_returning(tx)
        .await?;
    match changed.into_iter().next() {
        Some(after) => {
            let event = event::within(tx, after.event_id).await?;
            Ok(Transitioned { before: row.state, row: after, event })
        }
        None => Err(overtaken::<ApplicationAction>(tx, row.id, &row).await?),
    }
}

pub(crate) async fn find_application(tx: &Tx, application: ApplicationId) -> Result<application::Model, AdmissionError> {
    application::Entity::find_by_id(application).one(tx).await?.ok_or(AdmissionError::Denied(Denied::NotFound))
}

/// Says who was faster with the application, or with something that belongs to it, and what they did.
pub(crate) async fn overtaken<A: Action>(tx: &Tx, subject: A::Id, row: &application::Model) -> Result<AdmissionError, AdmissionError> {
    let event = event::within(tx, row.event_id).await?;
    let stale = match audit::newest_changes::<A>(subject).one(tx).await? {
        Some(entry) => Overtaken { by: entry.actor, action: entry.action, at: entry.at, zone: event.zone },
        None => Overtaken { by: String::new(), action: String::new(), at: row.updated_at, zone: event.zone },
    };
    Ok(AdmissionError::Stale(stale))
}

/// Writes the entry of a step.
pub(crate) async fn record<A: Action>(tx: &Tx, actor: &Actor, entry: AuditEntry<A>) -> Result<(), AdmissionError> {
    Ok(audit::record(tx, actor, entry).await?)
}
