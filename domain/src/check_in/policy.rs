//! Who works at the doors of an event.

use crate::{
    actor::{Actor, Denied},
    ids::{AccountId, EventId},
};

/// Staff see who was let in, and find people by name.
pub(super) fn may_see_people(actor: &Actor, event: EventId) -> Result<(), Denied> {
    actor.require_staff_of(event)
}

/// Staff take a scan back and count, and so does a device of this event.
pub(super) fn may_check_in(actor: &Actor, event: EventId) -> Result<(), Denied> {
    if actor.is_staff_of(event) || paired_at(actor, event).is_some() { Ok(()) } else { Err(actor.refused()) }
}

/// The account in whose name a scan is kept: of the person, or of whoever paired the device.
pub(super) fn may_scan(actor: &Actor, event: EventId) -> Result<AccountId, Denied> {
    may_check_in(actor, event)?;
    match paired_at(actor, event) {
        Some(paired_by) => Ok(paired_by),
        None => Ok(actor.require_person()?.account),
    }
}

fn paired_at(actor: &Actor, event: EventId) -> Option<AccountId> {
    match actor {
        Actor::Device { paired_by, event: at } if *at == event => Some(*paired_by),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actor::Person,
        ids::{ApplicationId, RegistrationId},
    };

    fn person(account: AccountId, organiser: bool, staff_of: Vec<EventId>) -> Actor {
        let (name, email) = ("Paula Person".to_owned(), "paula@person.example".to_owned());
        let (exhibits_for, hosts_for) = (vec![], vec![]);
        Actor::Person(Person { account, name, email, organiser, organiser_without_passkey: false, staff_of, exhibits_for, hosts_for })
    }

    #[test]
    fn staff_scan_at_their_own_event() {
        let (here, there, account) = (EventId::new(), EventId::new(), AccountId::new());

        assert_eq!(may_scan(&person(account, false, vec![here]), here), Ok(account));
        assert_eq!(may_scan(&person(account, true, vec![]), here), Ok(account));
        assert_eq!(may_scan(&person(account, false, vec![there]), here), Err(Denied::NotFound));
        assert_eq!(may_scan(&Actor::System, here), Err(Denied::SignInRequired), "a scan is somebody's");
        assert_eq!(may_see_people(&person(account, false, vec![here]), here), Ok(()));
        assert_eq!(may_see_people(&person(account, false, vec![there]), here), Err(Denied::NotFound));
    }

    #[test]
    fn a_device_scans_for_whoever_paired_it_at_its_event_alone() {
        let (here, there, paired_by) = (EventId::new(), EventId::new(), AccountId::new());
        let device = Actor::Device { paired_by, event: here };

        assert_eq!((may_scan(&device, here), may_check_in(&device, here)), (Ok(paired_by), Ok(())));
        assert_eq!((may_scan(&device, there), may_check_in(&device, there)), (Err(Denied::NotFound), Err(Denied::NotFound)));
        assert_eq!(may_see_people(&device, here), Err(Denied::NotFound));
    }

    #[test]
    fn nobody_else_stands_at_a_door() {
        let event = EventId::new();

        assert_eq!(may_check_in(&Actor::Anonymous, event), Err(Denied::SignInRequired));
        for actor in [Actor::TicketHolder(RegistrationId::new()), Actor::Applicant(ApplicationId::new())] {
            assert_eq!(may_check_in(&actor, event), Err(Denied::NotFound), "{actor:?}");
        }
    }
}
