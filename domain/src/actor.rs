//! Who acts. Knows nothing of cookies or links: the edge turns those into an `Actor`.

use crate::ids::{AccountId, ApplicationId, EventId, OrganisationId, RegistrationId};

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
        assert!(!device.exhibits_for(OrganisationId::new()));
        assert_eq!((device.account(), device.person()), (None, None));
    }
}
