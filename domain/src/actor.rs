//! Who acts. Knows nothing of cookies or links: the edge turns those into an `Actor`.

use rules::host::HostAccess;

use crate::ids::{AccountId, ApplicationId, EventId, HostId, OrganisationId, RegistrationId};

/// Whoever calls a use case. Each use case asks its policy with it before anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody known.
    Anonymous,
    /// A signed-in person.
    Person(Person),
    /// Whoever holds the link to one application.
    Applicant(ApplicationId),
    /// Whoever holds the ticket code of one registration.
    TicketHolder(RegistrationId),
    /// A device at the doors of one event, which somebody of its staff paired with it. Only `check_in` knows it; to
    /// everybody else it is a stranger.
    Device { paired_by: AccountId, event: EventId },
    /// The worker or the command line.
    System,
}

/// A signed-in person and what they may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub organiser: bool,
    /// Has the role of an organiser, which counts only once one of their passkeys has proved who this is.
    pub organiser_without_passkey: bool,
    pub staff_of: Vec<EventId>,
    pub exhibits_for: Vec<OrganisationId>,
    /// The hosts of events that they belong to.
    pub hosts_for: Vec<CoHosting>,
}

/// That somebody belongs to one host of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoHosting {
    pub host: HostId,
    pub event: EventId,
    pub access: HostAccess,
}

/// The actor may not do this. What may not be seen answers `NotFound`, so that nothing is told about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    #[error("not found")]
    NotFound,
    #[error("sign-in required")]
    SignInRequired,
}

impl Actor {
    /// The signed-in account, if any.
    pub fn account(&self) -> Option<AccountId> {
        self.person().map(|person| person.account)
    }

    pub fn person(&self) -> Option<&Person> {
        match self {
            Self::Person(person) => Some(person),
            _ => None,
        }
    }

    pub fn is_organiser(&self) -> bool {
        matches!(self, Self::System) || self.person().is_some_and(|person| person.organiser)
    }

    /// Organisers are staff of every event.
    pub fn is_staff_of(&self, event: EventId) -> bool {
        self.is_organiser() || self.person().is_some_and(|person| person.staff_of.contains(&event))
    }

    pub fn exhibits_for(&self, organisation: OrganisationId) -> bool {
        self.person().is_some_and(|person| person.exhibits_for.contains(&organisation))
    }

    /// Whether they belong to a host of this event. Organisers see what every host sees.
    pub fn co_hosts(&self, event: EventId) -> bool {
        self.is_organiser() || self.person().is_some_and(|person| person.hosts_for.iter().any(|hosting| hosting.event == event))
    }

    /// Whether they may change what is said of this host, without being an organiser.
    pub fn edits_host(&self, host: HostId) -> bool {
        let edits = |hosting: &CoHosting| hosting.host == host && hosting.access == HostAccess::Edit;
        self.person().is_some_and(|person| person.hosts_for.iter().any(edits))
    }

    /// # Errors
    /// `SignInRequired` for nobody, `NotFound` for somebody else.
    pub fn require_organiser(&self) -> Result<(), Denied> {
        if self.is_organiser() { Ok(()) } else { Err(self.refused()) }
    }

    /// # Errors
    /// `SignInRequired` for nobody, `NotFound` for somebody else.
    pub fn require_staff_of(&self, event: EventId) -> Result<(), Denied> {
        if self.is_staff_of(event) { Ok(()) } else { Err(self.refused()) }
    }

    /// # Errors
    /// `SignInRequired` unless a person is signed in.
    pub fn require_person(&self) -> Result<&Person, Denied> {
        self.person().ok_or(Denied::SignInRequired)
    }

    /// The refusal that fits: who is not signed in may do so, who is gets told nothing.
    pub fn refused(&self) -> Denied {
        match self {
            Self::Anonymous => Denied::SignInRequired,
            _ => Denied::NotFound,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_nobody_of_the_house() {
        let (event, paired_by) = (EventId::new(), AccountId::new());
        let device = Actor::Device { paired_by, event };

        assert_eq!(device.require_organiser(), Err(Denied::NotFound));
        assert_eq!(device.require_staff_of(event), Err(Denied::NotFound));
        assert_eq!(device.require_person(), Err(Denied::SignInRequired));
        assert!(!device.exhibits_for(OrganisationId::new()) && !device.co_hosts(event));
        assert_eq!((device.account(), device.person()), (None, None));
    }

    #[test]
    fn a_co_host_sees_its_own_event_and_edits_its_own_host() {
        let (event, [host, seen]) = (EventId::new(), [HostId::new(), HostId::new()]);
        let hosting = |host, access| CoHosting { host, event, access };
        let person = Actor::Person(Person {
            account: AccountId::new(),
            name: "Cora Gastgeberin".to_owned(),
            email: "cora@host.example".to_owned(),
            organiser: false,
            organiser_without_passkey: false,
            staff_of: Vec::new(),
            exhibits_for: Vec::new(),
            hosts_for: vec![hosting(host, HostAccess::Edit), hosting(seen, HostAccess::See)],
        });

        assert_eq!([event, EventId::new()].map(|event| person.co_hosts(event)), [true, false]);
        assert_eq!([host, seen, HostId::new()].map(|host| person.edits_host(host)), [true, false, false]);
        assert!(!person.is_staff_of(event) && person.require_organiser() == Err(Denied::NotFound));
    }
}
