//! Who may shape events: organisers.

use crate::actor::{Actor, Denied};

pub(super) fn may_organise(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}
