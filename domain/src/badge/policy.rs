//! Who may see badges, print and revoke them. One's own is printed by whoever holds its ticket code.

use crate::actor::{Actor, Denied};

pub(super) fn may_manage(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}
