//! What letters are about: those about one thing leave in the order in which they were written.

use std::fmt::{self, Display, Formatter};

use uuid::Uuid;

use crate::ids::{AccountId, ApplicationId, BoothStaffId, HostPersonId, InvitationId, LeadId, MailingRecipientId, RegistrationId, SeatId};

/// The thing that a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thread {
    /// Somebody's way into their account.
    Account(AccountId),
    Application(ApplicationId),
    /// The same application, as the organisers are told of it.
    Organisers(ApplicationId),
    BoothStaff(BoothStaffId),
    /// That somebody belongs to a host of an event.
    HostPerson(HostPersonId),
    Invitation(InvitationId),
    Lead(LeadId),
    /// A letter to a group, as this one of them gets it.
    Mailing(MailingRecipientId),
    /// What this organiser is told of.
    Notices(AccountId),
    Registration(RegistrationId),
    Seat(SeatId),
}

impl Thread {
    /// As the outbox keeps it; `None` for what it is not.
    pub fn parse(text: &str) -> Option<Self> {
        let (word, id) = text.split_once(':')?;
        let id: Uuid = id.parse().ok()?;
        Some(match word {
            "account" => Self::Account(AccountId::from_uuid(id)),
            "application" => Self::Application(ApplicationId::from_uuid(id)),
            "organisers" => Self::Organisers(ApplicationId::from_uuid(id)),
            "booth_staff" => Self::BoothStaff(BoothStaffId::from_uuid(id)),
            "host_person" => Self::HostPerson(HostPersonId::from_uuid(id)),
            "invitation" => Self::Invitation(InvitationId::from_uuid(id)),
            "lead" => Self::Lead(LeadId::from_uuid(id)),
            "mailing" => Self::Mailing(MailingRecipientId::from_uuid(id)),
            "notices" => Self::Notices(AccountId::from_uuid(id)),
            "registration" => Self::Registration(RegistrationId::from_uuid(id)),
            "seat" => Self::Seat(SeatId::from_uuid(id)),
            _ => return None,
        })
    }
}

impl Display for Thread {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (word, id) = match self {
            Self::Account(id) => ("account", id.as_uuid()),
            Self::Application(id) => ("application", id.as_uuid()),
            Self::Organisers(id) => ("organisers", id.as_uuid()),
            Self::BoothStaff(id) => ("booth_staff", id.as_uuid()),
            Self::HostPerson(id) => ("host_person", id.as_uuid()),
            Self::Invitation(id) => ("invitation", id.as_uuid()),
            Self::Lead(id) => ("lead", id.as_uuid()),
            Self::Mailing(id) => ("mailing", id.as_uuid()),
            Self::Notices(id) => ("notices", id.as_uuid()),
            Self::Registration(id) => ("registration", id.as_uuid()),
            Self::Seat(id) => ("seat", id.as_uuid()),
        };
        write!(f, "{word}:{id}")
    }
}
