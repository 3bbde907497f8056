//! Who may see badges, print and revoke them. One's own is printed by whoever holds its ticket code.

use crate::{
    actor::{Actor, Denied},
    ids::EventId,
};

pub(super) fn may_manage(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}

/// The desk prints the badge of whoever stands before it.
pub(super) fn may_print(actor: &Actor, event: EventId) -> Result<(), Denied> {
    actor.require_staff_of(event)
}
