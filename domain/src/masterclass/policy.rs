//! Who may build the programme, and who may take which seat.

use super::state::SessionState;
use crate::{
    actor::{Actor, Denied},
    ids::{EventId, RegistrationId},
};

/// Organisers build the programme.
pub(super) fn may_schedule(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}

/// A draft is there for the event's staff alone.
pub(super) fn may_see(actor: &Actor, event: EventId, state: SessionState) -> Result<(), Denied> {
    if state != SessionState::Draft || actor.is_staff_of(event) { Ok(()) } else { Err(Denied::NotFound) }
}

/// Seats are taken by visitors, each for themselves.
pub(super) fn may_take_a_seat(actor: &Actor) -> Result<RegistrationId, Denied> {
    match actor {
        Actor::TicketHolder(registration) => Ok(*registration),
        _ => Err(Denied::NotFound),
    }
}

/// A seat is given back by whoever has it, or by organisers.
pub(super) fn may_give_back(actor: &Actor, holder: RegistrationId) -> Result<(), Denied> {
    if actor.is_organiser() || *actor == Actor::TicketHolder(holder) { Ok(()) } else { Err(actor.refused()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_given_back_by_its_holder_or_an_organiser() {
        let (holder, other) = (RegistrationId::new(), RegistrationId::new());

        assert_eq!(may_give_back(&Actor::TicketHolder(holder), holder), Ok(()));
        assert_eq!(may_give_back(&Actor::System, holder), Ok(()));
        assert_eq!(may_give_back(&Actor::TicketHolder(other), holder), Err(Denied::NotFound));
        assert_eq!(may_give_back(&Actor::Anonymous, holder), Err(Denied::SignInRequired));
    }

    #[test]
    fn drafts_are_for_staff() {
        let event = EventId::new();

        assert_eq!(may_see(&Actor::Anonymous, event, SessionState::Published), Ok(()));
        assert_eq!(may_see(&Actor::Anonymous, event, SessionState::Cancelled), Ok(()));
        assert_eq!(may_see(&Actor::Anonymous, event, SessionState::Draft), Err(Denied::NotFound));
        assert_eq!(may_see(&Actor::System, event, SessionState::Draft), Ok(()));
    }
}
