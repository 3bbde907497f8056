//! Who may shape a booth: organisers. Its plan is there for whoever may see the event.

use crate::actor::{Actor, Denied};

pub(crate) fn may_organise(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}
