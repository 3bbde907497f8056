//! Who writes news: organisers.

use crate::actor::{Actor, Denied};

pub(super) fn may_write(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}
