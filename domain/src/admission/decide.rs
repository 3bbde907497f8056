//! What organisers decide about an application. Each decision is one step; who comes second is told who was first.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    AdmissionError, Step,
    entity::{application, booth_staff},
    letters::{to_applicant, unit_facts},
    placement::release,
    policy, renew_link,
    step::{self, Moved, Seen},
};
use crate::{
    actor::Actor,
    badge, clock,
    db::{Db, Tx},
    field::{FieldErrors, Prose, required},
    mail::{self, Letter, NewMail},
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

/// Begins to read an application, or comes back to it.
///
/// # Errors
/// `Denied` or `Stale`.
pub async fn take_up(db: &Db, actor: &Actor, command: &Decision) -> Result<(), AdmissionError> {
    policy::may_admit(actor)?;
    let seen = Seen::parse(&command.application, &command.revision)?;
    db.write(|tx| async move {
        let moved = step::take(&tx, seen, Step::TakeUp).await?;
        step::record(&tx, actor, moved.happened("taken_up")).await
    })
    .await
}

/// Asks the applicant for more, by mail. The mail brings a new link to the application, which replaces the old one:
/// of the old one only its hash is kept.
///
/// # Errors
/// `Denied`, `Invalid` without a question, or `Stale`.
pub async fn ask_for_information(db: &Db, actor: &Actor, command: &Decision) -> Result<(), AdmissionError> {
    policy::may_admit(actor)?;
    let seen = Seen::parse(&command.application, &command.revision)?;
    let question = &words(&command.text)?;
    db.write(|tx| async move {
        let moved = step::take(&tx, seen, Step::AskForInformation).await?;
        let token = renew_link(&tx, seen.application).await?;
        let letter = Letter::InformationNeeded {
            event: moved.event.facts(),
            organisation: moved.row.display_name.clone(),
            question: question.clone(),
            token: token.as_str().to_owned(),
        };
        to_applicant(&tx, &moved.row, key("information_needed", &moved), letter).await?;
        step::record(&tx, actor, moved.happened("information_requested").with("question", question.as_str())).await
    })
    .await
}

/// Puts an application on the waiting list, behind all that are there. A unit held for it becomes free.
///
/// # Errors
/// `Denied` or `Stale`.
pub async fn put_on_waiting_list(db: &Db, actor: &Actor, command: &Decision) -> Result<(), AdmissionError> {
    policy::may_admit(actor)?;
    let seen = Seen::parse(&command.application, &command.revision)?;
    db.write(|tx| async move {
        let moved = step::take(&tx, seen, Step::PutOnWaitingList).await?;
        release(&tx, seen.application).await?;
        let letter = Letter::OnWaitingList { event: moved.event.facts(), organisation: moved.row.display_name.clone() };
        to_applicant(&tx, &moved.row, key("on_waiting_list", &moved), letter).await?;
        step::record(&tx, actor, moved.happened("put_on_waiting_list")).await
    })
    .await
}

/// Turns an application down, by mail. A unit held for it becomes free.
///
/// # Errors
/// `Denied`, `Invalid` without a reason, or `Stale`.
pub async fn reject(db: &Db, actor: &Actor, command: &Decision) -> Result<(), AdmissionError> {
    policy::may_admit(actor)?;
    let seen = Seen::parse(&command.application, &command.revision)?;
    let reason = &words(&command.text)?;
    db.write(|tx| async move {
        let moved = step::take(&tx, seen, Step::Reject).await?;
        release(&tx, seen.application).await?;
        let letter = Letter::ApplicationRejected {
            event: moved.event.facts(),
            organisation: moved.row.display_name.clone(),
            reason: reason.clone(),
        };
        to_applicant(&tx, &moved.row, key("application_rejected", &moved), letter).await?;
        step::record(&tx, actor, moved.happened("rejected").with("reason", reason.as_str())).await
    })
    .await
}

/// Calls a confirmed participation off: the unit becomes free, booth staff lose their badges, and everybody is told.
///
/// # Errors
/// `Denied`, `Invalid` without a reason, or `Stale`.
pub async fn cancel(db: &Db, actor: &Actor, command: &Decision) -> Result<(), AdmissionError> {
    policy::may_admit(actor)?;
    let seen = Seen::parse(&command.application, &command.revision)?;
    let reason = &words(&command.text)?;
    db.write(|tx| async move {
        let moved = step::take(&tx, seen, Step::Cancel).await?;
        let freed = release(&tx, seen.application).await?;
        end_passes(&tx, &moved).await?;
        let letter = Letter::ApplicationCancelled {
            event: moved.event.facts(),
            organisation: moved.row.display_name.clone(),
            reason: reason.clone(),
        };
        to_applicant(&tx, &moved.row, key("application_cancelled", &moved), letter).await?;
        let unit = freed.map(|(_, unit)| unit_facts(&unit).code).unwrap_or_default();
        step::record(&tx, actor, moved.happened("cancelled").with("unit", unit).with("reason", reason.as_str())).await
    })
    .await
}

/// Everybody named on the stand; no more than the unit has passes.
async fn end_passes(tx: &Tx, moved: &Moved) -> Result<(), AdmissionError> {
    let ended = booth_staff::Entity::update_many()
        .col_expr(booth_staff::Column::RemovedAt, Expr::value(Some(clock::now())))
        .filter(booth_staff::Column::ApplicationId.eq(moved.row.id))
        .filter(booth_staff::Column::RemovedAt.is_null())
        .exec_with_returning(tx)
        .await?;
    application::Entity::update_many()
        .col_expr(application::Column::PassesTaken, Expr::value(0))
        .filter(application::Column::Id.eq(moved.row.id))
        .exec(tx)
        .await?;
    for person in ended {
        badge::revoke(tx, person.badge_id).await?;
        let mail = NewMail {
            dedupe_key: format!("staff_removed:{}", person.id),
            event: Some(person.event_id),
            to_name: person.name,
            to_email: person.email,
            locale: person.locale,
            letter: Letter::StaffRemoved { event: moved.event.facts(), organisation: moved.row.display_name.clone() },
        };
        mail::enqueue(tx, mail).await?;
    }
    Ok(())
}

/// A question or a reason: the applicant reads it.
fn words(typed: &str) -> Result<String, FieldErrors> {
    let text = Prose::<2000>::parse(typed).map_err(|problem| FieldErrors::one("text", problem))?.into_string();
    if text.is_empty() { Err(FieldErrors::one("text", required())) } else { Ok(text) }
}

/// The revision makes the key of each step's letter its own: one may be asked twice.
fn key(letter: &str, moved: &Moved) -> String {
    format!("{letter}:{}:{}", moved.row.id, moved.row.revision)
}
