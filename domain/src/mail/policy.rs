//! Who may look into the outbox: it holds what was written to everybody.

use sea_orm::{ColumnTrait, Condition};

use super::entity::Column;
use crate::{
    actor::{Actor, Denied},
    ids::EventId,
};

/// Kinds of letters that there are only for people of whom something is known that organisers may not know: that a passport is
/// too short. `process::outbox` says who is trusted with them.
const CONFIDENTIAL: [&str; 1] = ["travel_papers"];

pub(super) fn may_see(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}

/// Whether an organiser may know of a letter of this kind and event, who is trusted with those of these events.
pub(crate) fn may_know(kind: &str, event: Option<EventId>, trusted: &[EventId]) -> bool {
    !CONFIDENTIAL.contains(&kind) || event.is_some_and(|event| trusted.contains(&event))
}

/// The same for a query.
pub(super) fn known_to(trusted: &[EventId]) -> Condition {
    Condition::any().add(Column::Kind.is_not_in(CONFIDENTIAL)).add(Column::EventId.is_in(trusted.iter().copied()))
}
