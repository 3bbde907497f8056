//! How the demo's applications came to be what they are.

use chrono::Duration;
use serde_json::{Map, json};

use super::{cast::ORGANISER_NAME, chance::Chance};
use crate::{
    application::{ApplicationAction, ApplicationField, ApplicationState, Transition},
    audit::{Subject, entity::audit},
    clock::Instant,
    ids::{ApplicationId, AuditId, EventId},
};

/// The steps from a draft to this state, and how history calls them.
fn way(state: ApplicationState) -> &'static [(Transition, ApplicationAction)] {
    use ApplicationState as S;
    const WAY: [(Transition, ApplicationAction); 5] = [
        (Transition::Submit, ApplicationAction::Submitted),
        (Transition::TakeUp, ApplicationAction::TakenUp),
        (Transition::Offer, ApplicationAction::Offered),
        (Transition::Confirm, ApplicationAction::Confirmed),
        (Transition::Cancel, ApplicationAction::Cancelled),
    ];
    match state {
        S::Draft => &[],
        S::Submitted => &WAY[..1],
        S::InReview => &WAY[..2],
        S::Offered => &WAY[..3],
        S::Confirmed => &WAY[..4],
        S::Cancelled => &WAY,
        S::NeedsInformation => {
            &[(Transition::Submit, ApplicationAction::Submitted), (Transition::AskForInformation, ApplicationAction::InformationRequested)]
        }
        S::WaitingList => {
            &[(Transition::Submit, ApplicationAction::Submitted), (Transition::PutOnWaitingList, ApplicationAction::PutOnWaitingList)]
        }
        S::Rejected => &[(Transition::Submit, ApplicationAction::Submitted), (Transition::Reject, ApplicationAction::Rejected)],
        S::Withdrawn => &[(Transition::Submit, ApplicationAction::Submitted), (Transition::Withdraw, ApplicationAction::Withdrawn)],
    }
}

/// One entry for each step, spread over the time since the application was begun.
pub(super) fn entries_of(
    chance: &mut Chance,
    event: EventId,
    application: ApplicationId,
    state: ApplicationState,
    begun_at: Instant,
) -> Vec<audit::Model> {
    let way = way(state);
    let apart = (chance.now - begun_at) / i32::try_from(way.len() + 1).unwrap_or(1);
    let mut state = ApplicationState::Draft;
    let mut entry = |at, actor: &str, action: ApplicationAction, changes: Map<_, _>| audit::Model {
        id: AuditId::from_uuid(chance.id()),
        at,
        actor: actor.to_owned(),
        account_id: None,
        event_id: Some(event),
        subject: Subject::Application.to_string(),
        subject_id: application.as_uuid(),
        action: action.to_string(),
        changes: serde_json::Value::Object(changes).to_string(),
    };
    let mut entries = vec![entry(begun_at, "applicant", ApplicationAction::Started, Map::new())];
    for (number, (step, action)) in (0..).zip(way) {
        let Ok(next) = state.after(*step) else { break };
        let by = if matches!(step, Transition::Submit | Transition::Confirm | Transition::Withdraw) { "applicant" } else { ORGANISER_NAME };
        let changes = Map::from_iter([(ApplicationField::State.to_string(), json!([state.as_str(), next.as_str()]))]);
        entries.push(entry(begun_at + Duration::minutes(20) + apart * number, by, *action, changes));
        state = next;
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_leads_where_it_should() {
        for state in ApplicationState::ALL {
            let end = way(state).iter().try_fold(ApplicationState::Draft, |state, (step, _)| state.after(*step));

            assert_eq!(end, Ok(state));
        }
    }
}
