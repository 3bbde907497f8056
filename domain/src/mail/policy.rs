//! Who may look into the outbox: it holds what was written to everybody.

use crate::actor::{Actor, Denied};

pub(super) fn may_see(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}
