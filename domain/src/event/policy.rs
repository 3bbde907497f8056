//! Who may shape events: organisers.

use crate::actor::{Actor, Denied};

pub(crate) fn may_organise(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}
