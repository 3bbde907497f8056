//! Who may see and do what with registrations.

use crate::{
    actor::{Actor, Denied},
    ids::{EventId, RegistrationId},
};

/// Whoever holds the ticket, and organisers who are asked to help.
pub(crate) fn may_act_for(actor: &Actor, registration: RegistrationId) -> Result<(), Denied> {
    if *actor == Actor::TicketHolder(registration) || actor.is_organiser() { Ok(()) } else { Err(actor.refused()) }
}

/// A consent is nobody's to give but one's own.
pub(super) fn may_consent(actor: &Actor, registration: RegistrationId) -> Result<(), Denied> {
    if *actor == Actor::TicketHolder(registration) { Ok(()) } else { Err(actor.refused()) }
}

/// The list of visitors is the organisers'.
pub(super) fn may_list(actor: &Actor) -> Result<(), Denied> {
    actor.require_organiser()
}

/// The desk of the event registers whoever stands before it, and corrects how they are called.
pub(super) fn may_register_others(actor: &Actor, event: EventId) -> Result<(), Denied> {
    actor.require_staff_of(event)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{actor::Person, ids::AccountId};

    fn person(organiser: bool, staff_of: Vec<EventId>) -> Actor {
        let (name, email) = ("Paula Person".to_owned(), "paula@person.example".to_owned());
        Actor::Person(Person {
            account: AccountId::new(),
            name,
            email,
            organiser,
            organiser_without_passkey: false,
            staff_of,
            exhibits_for: vec![],
            hosts_for: vec![],
        })
    }

    #[test]
    fn a_ticket_opens_its_own_registration_alone() {
        let (mine, other) = (RegistrationId::new(), RegistrationId::new());

        assert_eq!(may_act_for(&Actor::TicketHolder(mine), mine), Ok(()));
        assert_eq!(may_act_for(&Actor::TicketHolder(other), mine), Err(Denied::NotFound));
        assert_eq!(may_act_for(&Actor::Anonymous, mine), Err(Denied::SignInRequired));
        assert_eq!(may_act_for(&person(false, vec![]), mine), Err(Denied::NotFound));
        assert_eq!(may_act_for(&person(true, vec![]), mine), Ok(()));
    }

    #[test]
    fn nobody_consents_for_another() {
        let mine = RegistrationId::new();

        assert_eq!(may_consent(&Actor::TicketHolder(mine), mine), Ok(()));
        assert_eq!(may_consent(&person(true, vec![]), mine), Err(Denied::NotFound));
    }

    #[test]
    fn the_desk_registers_at_its_own_event() {
        let (here, there) = (EventId::new(), EventId::new());

        assert_eq!(may_register_others(&person(false, vec![here]), here), Ok(()));
        assert_eq!(may_register_others(&person(false, vec![there]), here), Err(Denied::NotFound));
        assert_eq!(may_list(&person(false, vec![here])), Err(Denied::NotFound));
    }
}
