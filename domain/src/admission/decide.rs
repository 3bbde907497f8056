//! What organisers decide about an application. Each decision is one step; who comes second is told who was first.

use super::AdmissionLetter;
use crate::{
    actor::Actor,
    application::{
        ApplicationAction, ApplicationField, Decision, StepError, Transition, policy, renew_link,
        step::{self, ExpectedApplication},
        to_applicant,
    },
    db::Db,
    placement::release,
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
pub async fn ask_for_information(db: &Db, actor: &Actor, command: &Decision) -> Result<(), StepError> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    let question = &command.words()?;
    db.write(|tx| async move {
        let moved = step::take_step(&tx, seen, Transition::AskForInformation).await?;
        let token = renew_link(&tx, seen.application).await?;
        let letter = AdmissionLetter::InformationNeeded {
            event: moved.event.facts(),
            organisation: moved.row.display_name.clone(),
            question: question.clone(),
            token: token.as_str().to_owned(),
        };
        to_applicant(&tx, &moved.row, moved.key("information_needed"), letter).await?;
        step::record(&tx, actor, moved.entry(ApplicationAction::InformationRequested).with(ApplicationField::Question, question.as_str()))
            .await
    })
    .await
}

/// Puts an application on the waiting list, behind all that are there. A unit held for it becomes free.
///
/// # Errors
/// `Denied` or `Overtaken`.
pub async fn put_on_waiting_list(db: &Db, actor: &Actor, command: &Decision) -> Result<(), StepError> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    db.write(|tx| async move {
        let moved = step::take_step(&tx, seen, Transition::PutOnWaitingList).await?;
        release(&tx, seen.application).await?;
        let letter = AdmissionLetter::OnWaitingList { event: moved.event.facts(), organisation: moved.row.display_name.clone() };
        to_applicant(&tx, &moved.row, moved.key("on_waiting_list"), letter).await?;
        step::record(&tx, actor, moved.entry(ApplicationAction::PutOnWaitingList)).await
    })
    .await
}
