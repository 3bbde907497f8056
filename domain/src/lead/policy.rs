//! Who may collect contacts for an exhibitor, and see them.

use crate::{
    actor::{Actor, Denied},
    application::{ApplicationState, entity::application},
    ids::RegistrationId,
};

/// People of the organisation, once it takes part. Organisers may not: the contacts are the exhibitor's alone.
pub(super) fn may_use(actor: &Actor, exhibitor: Option<&application::Model>) -> Result<(), Denied> {
    let own = exhibitor.is_some_and(|row| {
        row.state == ApplicationState::Confirmed && row.organisation_id.is_some_and(|organisation| actor.exhibits_for(organisation))
    });
    if own { Ok(()) } else { Err(actor.refused()) }
}

/// A contact is seen and taken back by whoever gave it.
pub(super) fn may_take_back(actor: &Actor, visitor: RegistrationId) -> Result<(), Denied> {
    if *actor == Actor::TicketHolder(visitor) { Ok(()) } else { Err(actor.refused()) }
}
