//! Taking a decision back, about everybody whom it was about. Each application goes back in a transaction of its own: where
//! somebody has acted on it since, it stays as it is.

use super::AdmissionLetter;
use crate::{
    actor::Actor,
    application::{
        ApplicationAction, DecisionKind, StepError, StepOutcome,
        decided::{claim_step, mark_undone, note_outcome, steps_to_undo},
        entity::decision_step,
        policy,
        step::{self, Transitioned},
        to_applicant,
    },
    booth::UnitFacts,
    db::{Db, DbErr, Tx},
    ids::{DecisionId, EventId},
    mail::{self, Whereabouts},
    placement::{self, PlacementLetter, hold_again, release},
};

/// Takes a decision back; answers its event. Letters that have not left do not leave; where one has, another one corrects
/// it. A reminder that has left cannot be taken back. Taking back twice changes nothing more.
///
/// # Errors
/// `Denied` for everybody but organisers, and where there is no such decision.
pub async fn undo(db: &Db, actor: &Actor, id: DecisionId) -> Result<EventId, placement::Error> {
    policy::may_admit(actor)?;
    let decision = db.write(|tx| async move { mark_undone(&tx, id).await }).await?;
    for step in &steps_to_undo(db, id).await? {
        db.write(|tx| async move {
            // Of two who take it back at once, one writes the letter.
            if claim_step(&tx, step).await? {
                let outcome = undo_step(&tx, actor, decision.kind, step).await?;
                note_outcome(&tx, step, outcome).await?;
            }
            Ok::<_, placement::Error>(())
        })
        .await?;
    }
    Ok(decision.event_id)
}

async fn undo_step(tx: &Tx, actor: &Actor, kind: DecisionKind, step: &decision_step::Model) -> Result<StepOutcome, placement::Error> {
    let unchanged = step::held_if_unchanged(tx, step.application_id, step.revision_after).await?;
    let (Some(row), Some(came_from)) = (unchanged, step.came_from()) else { return Ok(StepOutcome::Kept) };
    let letter = mail::take_back(tx, &step.letter_key).await?;
    if kind == DecisionKind::Remind && letter == Whereabouts::Left {
        return Ok(StepOutcome::Kept);
    }
    // The letter with the link that replaced it reaches nobody.
    let link = Some(step.link_before.as_str()).filter(|link| !link.is_empty() && letter == Whereabouts::TakenBack);
    let moved = step::go_back(tx, row, came_from, step.waiting_before, link).await?;
    let offered = if kind == DecisionKind::Offer { release(tx, moved.row.id).await? } else { None };
    let offered = offered.map(|(_, unit)| unit.facts());
    if let Some(unit) = step.held_before {
        hold_again(tx, &moved.row, unit).await?;
    }
    step::record::<_, StepError>(tx, actor, moved.entry(ApplicationAction::DecisionUndone)).await?;
    match letter {
        Whereabouts::TakenBack => {
            mail::send_after_all(tx, &step.displaced_letters()).await?;
            Ok(StepOutcome::Undone)
        }
        Whereabouts::Left => {
            correct(tx, kind, &moved, offered).await?;
            Ok(StepOutcome::Corrected)
        }
    }
}

/// Says that the letter does not hold which has left.
async fn correct(tx: &Tx, decision: DecisionKind, moved: &Transitioned, offered: Option<UnitFacts>) -> Result<(), DbErr> {
    let (event, organisation, key) = (moved.event.facts(), moved.row.display_name.clone(), moved.key("decision_taken_back"));
    match offered {
        Some(unit) => to_applicant(tx, &moved.row, key, PlacementLetter::OfferWithdrawn { event, organisation, unit }).await,
        None => to_applicant(tx, &moved.row, key, AdmissionLetter::DecisionTakenBack { event, organisation, decision }).await,
    }
}
