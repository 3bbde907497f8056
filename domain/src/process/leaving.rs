//! Leaving: a visitor cancels, an applicant steps back, organisers reject or call off. Whatever somebody had is given back
//! here and nowhere else, in the transaction in which they leave.

use crate::{
    actor::Actor,
    application::{
        self, ApplicationAccess, ApplicationAction, ApplicationField, ApplicationLetter, ApplyError, Decision, DecisionKind, StepError,
        Transition,
        decided::{Before, Taken, note_step},
        policy,
        step::{self, ExpectedApplication, Transitioned},
        to_applicant,
    },
    audit,
    booth::entity::unit,
    booth_staff, calendar,
    db::{Db, DbErr, Tx},
    event,
    ids::{DecisionId, RegistrationId, SeatId},
    mail::{self, Thread},
    masterclass, matchmaking, placement,
    registration::{self, RegistrationLetter},
};

/// Cancels a registration: the ticket opens no door any more, and every seat in what is still to come is free again.
/// Cancelling twice changes nothing.
///
/// # Errors
/// `Denied`.
pub async fn cancel_registration(db: &Db, actor: &Actor, id: RegistrationId) -> Result<(), registration::Error> {
    registration::policy::may_act_for(actor, id)?;
    let (row, _) = registration::with_badge(db, id).await?;
    let event = &event::by_id(db, &Actor::System, row.event_id).await?;
    db.write(|tx| async move {
        let Some(row) = registration::end(&tx, actor, id).await? else { return Ok(()) };
        masterclass::release_seats(&tx, id).await?;
        matchmaking::leave(&tx, id).await?;
        // This one letter takes everything back: what still waits about single seats must not follow it.
        let seats = masterclass::seats_of(&tx, id).await?;
        mail::forget_threads(&tx, seats.into_iter().map(|seat| Thread::Seat(SeatId::from_uuid(seat)))).await?;
        let calendar = calendar::end_all(&tx, row.badge_id).await?;
        let by_organisers = *actor != Actor::TicketHolder(id);
        let letter = RegistrationLetter::RegistrationCancelled { event: event.facts(), calendar, by_organisers };
        registration::send(&tx, &row, event, &row.revision.to_string(), letter).await
    })
    .await
}

/// An applicant steps back before the confirmation. A unit that was held or offered becomes free.
///
/// # Errors
/// `NotNow` once it is confirmed or over.
pub async fn withdraw_application(db: &Db, door: ApplicationAccess<'_>) -> Result<(), ApplyError> {
    let row = application::open_to_change(db.read(), door).await?;
    let event = event::by_id(db, &Actor::System, row.event_id).await?;
    let actor = application::actor_of(door, row.id);
    row.state.after(Transition::Withdraw).map_err(|_| ApplyError::NotNow(row.state))?;
    let (row, event, actor) = (&row, &event, &actor);
    db.write(|tx| async move {
        let Some(moved) = step::take_step_now(&tx, row.id, Transition::Withdraw).await? else {
            return Err(audit::overtaken::<ApplicationAction>(&tx, row.id, 1, event.zone).await?.into());
        };
        give_back(&tx, &moved).await?;
        let letter = ApplicationLetter::ApplicationWithdrawn { event: event.facts(), organisation: moved.row.display_name.clone() };
        to_applicant(&tx, &moved.row, format!("application_withdrawn:{}", row.id), letter).await?;
        step::record(&tx, actor, moved.entry(ApplicationAction::Withdrawn)).await
    })
    .await
}

/// Turns an application down, by mail. A unit held for it becomes free.
///
/// # Errors
/// `Denied`, `Invalid` without a reason, or `Overtaken`.
pub async fn reject_application(db: &Db, actor: &Actor, command: &Decision) -> Result<DecisionId, StepError> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    let reason = &command.words()?;
    db.write(|tx| async move { reject_within(&tx, actor, None, seen, reason).await }).await
}

/// The same as part of a decision; whoever calls has asked the policy.
///
/// # Errors
/// `Overtaken`.
pub(super) async fn reject_within(
    tx: &Tx,
    actor: &Actor,
    decision: Option<DecisionId>,
    seen: ExpectedApplication,
    reason: &str,
) -> Result<DecisionId, StepError> {
    let before = Before::of(tx, seen.application, placement::held_unit(tx, seen.application).await?).await?;
    let moved = step::take_step(tx, seen, Transition::Reject).await?;
    give_back(tx, &moved).await?;
    let letter = ApplicationLetter::ApplicationRejected {
        event: moved.event.facts(),
        organisation: moved.row.display_name.clone(),
        reason: reason.to_owned(),
    };
    let letter_key = moved.key("application_rejected");
    to_applicant(tx, &moved.row, letter_key.clone(), letter).await?;
    let entry = moved.entry(ApplicationAction::Rejected).with(ApplicationField::Reason, reason);
    step::record::<_, StepError>(tx, actor, entry).await?;
    let kind = DecisionKind::Reject;
    let taken = Taken { kind, before, moved: &moved, unit: "", open_until: None, letter_key };
    Ok(note_step(tx, decision, taken).await?)
}

/// Calls a confirmed participation off: the unit becomes free, booth staff lose their badges, and everybody is told.
///
/// # Errors
/// `Denied`, `Invalid` without a reason, or `Overtaken`.
pub async fn cancel_application(db: &Db, actor: &Actor, command: &Decision) -> Result<(), StepError> {
    policy::may_admit(actor)?;
    let seen = ExpectedApplication::parse(&command.application, &command.revision)?;
    let reason = &command.words()?;
    db.write(|tx| async move {
        let moved = step::take_step(&tx, seen, Transition::Cancel).await?;
        let freed = give_back(&tx, &moved).await?;
        let letter = ApplicationLetter::ApplicationCancelled {
            event: moved.event.facts(),
            organisation: moved.row.display_name.clone(),
            reason: reason.clone(),
        };
        to_applicant(&tx, &moved.row, moved.key("application_cancelled"), letter).await?;
        let unit = freed.map(|unit| unit.code).unwrap_or_default();
        step::record(
            &tx,
            actor,
            moved.entry(ApplicationAction::Cancelled).with(ApplicationField::Unit, unit).with(ApplicationField::Reason, reason.as_str()),
        )
        .await
    })
    .await
}

/// Everything that an application has: its unit, which is answered, and the passes of its booth staff. What comes to hang
/// on an application is given back here.
async fn give_back(tx: &Tx, moved: &Transitioned) -> Result<Option<unit::Model>, DbErr> {
    let freed = placement::release(tx, moved.row.id).await?;
    booth_staff::remove_all(tx, moved).await?;
    matchmaking::leave_with_booth(tx, moved.row.id).await?;
    Ok(freed.map(|(_, unit)| unit))
}
