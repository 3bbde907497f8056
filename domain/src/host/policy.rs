//! Who shapes hosts: organisers; and who changes what is said of one: also its own people who may edit.

use crate::{
    actor::{Actor, Denied},
    ids::HostId,
};

pub(super) fn may_shape(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}

pub(super) fn may_describe(actor: &Actor, host: HostId) -> Result<(), Denied> {
    if actor.is_organiser() || actor.edits_host(host) { Ok(()) } else { Err(actor.refused()) }
}
