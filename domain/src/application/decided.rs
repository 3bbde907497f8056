//! What organisers decided with one press of a button, about one application or about many: kept so that all of it can be
//! taken back at once. A step is written in the transaction of what it tells of.

use chrono::Duration;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr};

use super::{
    ApplicationState, StepError,
    entity::{application, decision, decision_step},
    policy,
    step::{self, Transitioned},
};
use crate::{
    actor::{Actor, Denied},
    choice::choice,
    clock::{self, Instant},
    db::{Db, Tx},
    ids::{ApplicationId, DecisionId, EventId, MailId, UnitId},
    mail::{self, Thread},
};

choice! {
    /// What is decided about applications, and can be taken back.
    pub enum DecisionKind {
        /// A unit is offered.
        Offer = "offer",
        WaitingList = "waiting_list",
        Reject = "reject",
        /// The applicant is asked for more.
        Ask = "ask",
        /// The applicant is reminded of an offer or a question.
        Remind = "remind",
    }
}

choice! {
    /// What became of an application in a decision.
    pub enum StepOutcome {
        Done = "done",
        /// Somebody else changed it before.
        Overtaken = "overtaken",
        /// Its unit went to somebody else before.
        UnitTaken = "unit_taken",
        Failed = "failed",
        /// Taken back; the letter never left.
        Undone = "undone",
        /// Taken back; the letter had left, and another one corrects it.
        Corrected = "corrected",
        /// Not taken back, because something happened since, or because a reminder had left.
        Kept = "kept",
    }
}

/// So long a letter about a decision stays, so that taking it back is silent.
pub const GRACE: Duration = Duration::minutes(2);

/// A decision, as its page tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionView {
    pub id: DecisionId,
    pub kind: DecisionKind,
    pub open_until: Option<Instant>,
    pub undone: bool,
    /// By name.
    pub steps: Vec<DecisionStep>,
}

/// One application in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionStep {
    pub application: ApplicationId,
    pub name: String,
    pub outcome: StepOutcome,
    /// The code of the unit that was to be offered.
    pub unit: String,
    /// Who was faster.
    pub faster: String,
    /// Its letter is with the reader, as far as anybody knows.
    pub letter_left: bool,
}

impl DecisionView {
    pub fn with(&self, outcome: StepOutcome) -> impl Iterator<Item = &DecisionStep> {
        self.steps.iter().filter(move |step| step.outcome == outcome)
    }

    /// What did not happen as it was meant to.
    pub fn refused(&self) -> impl Iterator<Item = &DecisionStep> {
        use StepOutcome as O;
        self.steps.iter().filter(|step| matches!(step.outcome, O::Overtaken | O::UnitTaken | O::Failed))
    }

    /// How many letters have left that taking it back would have to correct.
    pub fn letters_left(&self) -> usize {
        self.with(StepOutcome::Done).filter(|step| step.letter_left).count()
    }
}

/// A decision of this event.
///
/// # Errors
/// `Denied` for everybody but organisers, and for one of another event.
pub async fn decision(db: &Db, actor: &Actor, event: EventId, id: DecisionId) -> Result<DecisionView, StepError> {
    policy::may_admit(actor)?;
    let found = decision::Entity::find_by_id(id).filter(decision::Column::EventId.eq(event)).one(db.read()).await?;
    let decision = found.ok_or(Denied::NotFound)?;
    let rows = decision_step::Entity::find()
        .find_also_related(application::Entity)
        .filter(decision_step::Column::DecisionId.eq(id))
        .order_by_asc(application::Column::DisplayName)
        .order_by_asc(decision_step::Column::ApplicationId)
        .all(db.read())
        .await?;
    let left = mail::left_by_key(db, rows.iter().map(|(step, _)| step.letter_key.as_str())).await?;
    let step = |(step, application): (decision_step::Model, Option<application::Model>)| DecisionStep {
        application: step.application_id,
        name: application.map(|application| application.display_name).unwrap_or_default(),
        outcome: step.outcome,
        unit: step.unit,
        faster: step.faster,
        letter_left: left.contains(&step.letter_key),
    };
    Ok(DecisionView {
        id,
        kind: decision.kind,
        open_until: decision.open_until,
        undone: decision.undone_at.is_some(),
        steps: rows.into_iter().map(step).collect(),
    })
}

/// How an application stands before its step.
pub(crate) struct Before {
    state: ApplicationState,
    waiting_since: Option<Instant>,
    held: Option<UnitId>,
    access_hash: String,
    unsent: Vec<MailId>,
}

impl Before {
    /// `held` is the unit that is set aside for it.
    pub async fn of(tx: &Tx, id: ApplicationId, held: Option<UnitId>) -> Result<Self, StepError> {
        let row = step::find_application(tx, id).await?;
        let unsent = mail::unsent_about(tx, Thread::Application(id)).await?;
        Ok(Self { state: row.state, waiting_since: row.waiting_since, held, access_hash: row.access_hash, unsent })
    }
}

/// Whatever a step leaves behind for whoever takes it back.
pub(crate) struct Taken<'a> {
    pub kind: DecisionKind,
    pub before: Before,
    pub moved: &'a Transitioned,
    pub unit: &'a str,
    pub open_until: Option<Instant>,
    pub letter_key: String,
}

/// Begins a decision about many.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn begin(tx: &Tx, event: EventId, kind: DecisionKind, open_until: Option<Instant>) -> Result<DecisionId, DbErr> {
    let row = decision::Model { id: DecisionId::new(), event_id: event, kind, open_until, decided_at: clock::now(), undone_at: None };
    let id = row.id;
    decision::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(id)
}

/// Notes a step that was taken, as part of a decision or as a decision of its own, and keeps its letter for a moment.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn note_step(tx: &Tx, decision: Option<DecisionId>, taken: Taken<'_>) -> Result<DecisionId, DbErr> {
    let Taken { kind, before, moved, unit, open_until, letter_key } = taken;
    let decision = match decision {
        Some(decision) => decision,
        None => begin(tx, moved.row.event_id, kind, open_until).await?,
    };
    mail::hold_back(tx, &letter_key, clock::now() + GRACE).await?;
    let displaced = mail::outdated_among(tx, &before.unsent).await?;
    let replaced = (current_link(tx, moved.row.id).await? != before.access_hash).then_some(before.access_hash);
    let row = decision_step::Model {
        decision_id: decision,
        application_id: moved.row.id,
        outcome: StepOutcome::Done,
        unit: unit.to_owned(),
        faster: String::new(),
        state_before: before.state.to_string(),
        waiting_before: before.waiting_since,
        link_before: replaced.unwrap_or_default(),
        held_before: before.held,
        revision_after: moved.row.revision,
        letter_key,
        displaced: displaced.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
    };
    decision_step::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(decision)
}

async fn current_link(tx: &Tx, id: ApplicationId) -> Result<String, DbErr> {
    Ok(application::Entity::find_by_id(id).one(tx).await?.map(|row| row.access_hash).unwrap_or_default())
}

/// Notes that a step of a decision was not taken.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn note_refusal(
    tx: &Tx,
    decision: DecisionId,
    application: ApplicationId,
    outcome: StepOutcome,
    unit: &str,
    faster: &str,
) -> Result<(), DbErr> {
    let row = decision_step::Model {
        decision_id: decision,
        application_id: application,
        outcome,
        unit: unit.to_owned(),
        faster: faster.to_owned(),
        state_before: String::new(),
        waiting_before: None,
        link_before: String::new(),
        held_before: None,
        revision_after: 0,
        letter_key: String::new(),
        displaced: String::new(),
    };
    let row = decision_step::Entity::insert(row.into_active_model().reset_all());
    row.on_conflict_do_nothing().exec_without_returning(tx).await?;
    Ok(())
}

/// The steps of a decision that were taken and not taken back.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn steps_to_undo(db: &Db, id: DecisionId) -> Result<Vec<decision_step::Model>, DbErr> {
    let steps = decision_step::Entity::find().filter(decision_step::Column::DecisionId.eq(id));
    steps.filter(decision_step::Column::Outcome.eq(StepOutcome::Done)).all(db.read()).await
}

/// Claims a step for whoever takes it back: of two one gets it.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn claim_step(tx: &Tx, step: &decision_step::Model) -> Result<bool, DbErr> {
    let claimed = outcome(step, StepOutcome::Undone).filter(decision_step::Column::Outcome.eq(StepOutcome::Done)).exec(tx).await?;
    Ok(claimed.rows_affected == 1)
}

/// Notes what became of a step that was claimed.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn note_outcome(tx: &Tx, step: &decision_step::Model, became: StepOutcome) -> Result<(), DbErr> {
    outcome(step, became).exec(tx).await?;
    Ok(())
}

fn outcome(step: &decision_step::Model, outcome: StepOutcome) -> sea_orm::UpdateMany<decision_step::Entity> {
    decision_step::Entity::update_many()
        .col_expr(decision_step::Column::Outcome, Expr::value(outcome))
        .filter(decision_step::Column::DecisionId.eq(step.decision_id))
        .filter(decision_step::Column::ApplicationId.eq(step.application_id))
}

/// The decision, noted as taken back, and what it was.
///
/// # Errors
/// `Denied` where there is none.
pub(crate) async fn mark_undone(tx: &Tx, id: DecisionId) -> Result<decision::Model, StepError> {
    let undone = decision::Entity::update_many()
        .col_expr(decision::Column::UndoneAt, Expr::value(clock::now()))
        .filter(decision::Column::Id.eq(id))
        .exec_with_returning(tx)
        .await?;
    Ok(undone.into_iter().next().ok_or(Denied::NotFound)?)
}

impl decision_step::Model {
    /// The state to go back to.
    pub(crate) fn came_from(&self) -> Option<ApplicationState> {
        self.state_before.parse().ok()
    }

    pub(crate) fn displaced_letters(&self) -> Vec<MailId> {
        self.displaced.split_whitespace().filter_map(|id| id.parse().ok()).collect()
    }
}
