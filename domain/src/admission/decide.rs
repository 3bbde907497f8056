//! What organisers decide about an application. Each decision is one step; who comes second is told who was first.

use super::AdmissionLetter;
use crate::{
    actor::Actor,
    application::{
        ApplicationAction, ApplicationField, ApplicationState, Decision, DecisionKind, StepError, Transition,
        decided::{Before, Taken, note_step},
        policy, renew_link,
        step::{self, ExpectedApplication},
        to_applicant,
    },
    audit,
    db::{Db, Tx},
    ids::DecisionId,
    placement::{held_unit, release},
};

/// Begins to read an application, or comes back to it.
///
/// # Errors
/// `Denied` or `Overtaken`.
pub async fn take_up(db: &Db, actor: &Actor, command: &Decision) -> Result<(), StepError> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    db.write(|tx| async move {
        let moved = step::take_step(&tx, seen, Transition::TakeUp).await?;
        step::record(&tx, actor, moved.entry(ApplicationAction::TakenUp)).await
    })
    .await
}

/// Asks the applicant for more, by mail. The mail brings a new link to the application, which replaces the old one:
/// of the old one only its hash is kept.
///
/// # Errors
/// `Denied`, `Invalid` without a question, or `Overtaken`.
pub async fn ask_for_information(db: &Db, actor: &Actor, command: &Decision) -> Result<DecisionId, StepError> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    let question = &command.words()?;
    db.write(|tx| async move { ask_within(&tx, actor, None, seen, question).await }).await
}

/// The same as part of a decision; whoever calls has asked the policy.
///
/// # Errors
/// `Overtaken`.
pub(crate) async fn ask_within(
    tx: &Tx,
    actor: &Actor,
    decision: Option<DecisionId>,
    seen: ExpectedApplication,
    question: &str,
) -> Result<DecisionId, StepError> {
    let before = Before::of(tx, seen.application, held_unit(tx, seen.application).await?).await?;
    let moved = step::take_step(tx, seen, Transition::AskForInformation).await?;
    let token = renew_link(tx, seen.application).await?;
    let letter = AdmissionLetter::InformationNeeded {
        event: moved.event.facts(),
        organisation: moved.row.display_name.clone(),
        question: question.to_owned(),
        token: token.as_str().to_owned(),
    };
    let letter_key = moved.key("information_needed");
    to_applicant(tx, &moved.row, letter_key.clone(), letter).await?;
    let entry = moved.entry(ApplicationAction::InformationRequested).with(ApplicationField::Question, question);
    step::record::<_, StepError>(tx, actor, entry).await?;
    let kind = DecisionKind::Ask;
    let taken = Taken { kind, before, moved: &moved, unit: "", open_until: None, letter_key };
    Ok(note_step(tx, decision, taken).await?)
}

/// Puts an application on the waiting list, behind all that are there. A unit held for it becomes free.
///
/// # Errors
/// `Denied` or `Overtaken`.
pub async fn put_on_waiting_list(db: &Db, actor: &Actor, command: &Decision) -> Result<DecisionId, StepError> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    db.write(|tx| async move { wait_within(&tx, actor, None, seen).await }).await
}

/// The same as part of a decision; whoever calls has asked the policy.
///
/// # Errors
/// `Overtaken`.
pub(crate) async fn wait_within(
    tx: &Tx,
    actor: &Actor,
    decision: Option<DecisionId>,
    seen: ExpectedApplication,
) -> Result<DecisionId, StepError> {
    let before = Before::of(tx, seen.application, held_unit(tx, seen.application).await?).await?;
    let moved = step::take_step(tx, seen, Transition::PutOnWaitingList).await?;
    release(tx, seen.application).await?;
    let letter = AdmissionLetter::OnWaitingList { event: moved.event.facts(), organisation: moved.row.display_name.clone() };
    let letter_key = moved.key("on_waiting_list");
    to_applicant(tx, &moved.row, letter_key.clone(), letter).await?;
    step::record::<_, StepError>(tx, actor, moved.entry(ApplicationAction::PutOnWaitingList)).await?;
    let kind = DecisionKind::WaitingList;
    let taken = Taken { kind, before, moved: &moved, unit: "", open_until: None, letter_key };
    Ok(note_step(tx, decision, taken).await?)
}

/// Reminds of a question that was not answered, with the question and a new link. Whoever calls has asked the policy.
///
/// # Errors
/// `Overtaken`.
pub(crate) async fn remind_of_question_within(
    tx: &Tx,
    actor: &Actor,
    decision: Option<DecisionId>,
    seen: ExpectedApplication,
) -> Result<DecisionId, StepError> {
    let before = Before::of(tx, seen.application, None).await?;
    let moved = step::touch(tx, seen, |state| state == ApplicationState::NeedsInformation).await?;
    let asked = audit::last_said(tx, ApplicationAction::InformationRequested, seen.application, ApplicationField::Question).await?;
    let token = renew_link(tx, seen.application).await?;
    let letter = AdmissionLetter::QuestionReminder {
        event: moved.event.facts(),
        organisation: moved.row.display_name.clone(),
        question: asked.unwrap_or_default(),
        token: token.as_str().to_owned(),
    };
    let letter_key = moved.key("question_reminder");
    to_applicant(tx, &moved.row, letter_key.clone(), letter).await?;
    step::record::<_, StepError>(tx, actor, moved.entry(ApplicationAction::Reminded)).await?;
    let kind = DecisionKind::Remind;
    let taken = Taken { kind, before, moved: &moved, unit: "", open_until: None, letter_key };
    Ok(note_step(tx, decision, taken).await?)
}
