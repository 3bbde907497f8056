//! What letters are about: those about one thing leave in the order in which they were written.

use std::fmt::{self, Display, Formatter};

use uuid::Uuid;

use crate::ids::{
    AccountId, ApplicationId, BoothStaffId, CallEntryId, EnquiryId, HostPersonId, InvitationId, JurorId, LeadId, MailingRecipientId,
    ProfileId, RecapVoiceId, RegistrationId, RoundtableGuestId, SeatId, SurveyLinkId, TravellerId, VisitId, VisitItemId,
};

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
    /// An entry of a call.
    CallEntry(CallEntryId),
    /// An enquiry, as the team of an exhibitor is told of it.
    Enquiry(EnquiryId),
    Invitation(InvitationId),
    Juror(JurorId),
    Lead(LeadId),
    /// A letter to a group, as this one of them gets it.
    Mailing(MailingRecipientId),
    /// All that somebody who takes part in meetings is told.
    MeetingProfile(ProfileId),
    /// What this organiser is told of.
    Notices(AccountId),
    /// What somebody said, for the recap of an event.
    RecapVoice(RecapVoiceId),
    Registration(RegistrationId),
    /// Somebody's invitation to a roundtable.
    RoundtableGuest(RoundtableGuestId),
    Seat(SeatId),
    /// That somebody is asked by a survey.
    Survey(SurveyLinkId),
    /// A delegation, as its people are written to.
    Visit(VisitId),
    /// An item of a delegation's programme, as its host is written to.
    VisitItem(VisitItemId),
    Traveller(TravellerId),
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
            "call_entry" => Self::CallEntry(CallEntryId::from_uuid(id)),
            "enquiry" => Self::Enquiry(EnquiryId::from_uuid(id)),
            "invitation" => Self::Invitation(InvitationId::from_uuid(id)),
            "juror" => Self::Juror(JurorId::from_uuid(id)),
            "lead" => Self::Lead(LeadId::from_uuid(id)),
            "mailing" => Self::Mailing(MailingRecipientId::from_uuid(id)),
            "meeting_profile" => Self::MeetingProfile(ProfileId::from_uuid(id)),
            "notices" => Self::Notices(AccountId::from_uuid(id)),
            "recap_voice" => Self::RecapVoice(RecapVoiceId::from_uuid(id)),
            "registration" => Self::Registration(RegistrationId::from_uuid(id)),
            "roundtable_guest" => Self::RoundtableGuest(RoundtableGuestId::from_uuid(id)),
            "seat" => Self::Seat(SeatId::from_uuid(id)),
            "survey" => Self::Survey(SurveyLinkId::from_uuid(id)),
            "visit" => Self::Visit(VisitId::from_uuid(id)),
            "visit_item" => Self::VisitItem(VisitItemId::from_uuid(id)),
            "traveller" => Self::Traveller(TravellerId::from_uuid(id)),
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
            Self::CallEntry(id) => ("call_entry", id.as_uuid()),
            Self::Enquiry(id) => ("enquiry", id.as_uuid()),
            Self::Invitation(id) => ("invitation", id.as_uuid()),
            Self::Juror(id) => ("juror", id.as_uuid()),
            Self::Lead(id) => ("lead", id.as_uuid()),
            Self::Mailing(id) => ("mailing", id.as_uuid()),
            Self::MeetingProfile(id) => ("meeting_profile", id.as_uuid()),
            Self::Notices(id) => ("notices", id.as_uuid()),
            Self::RecapVoice(id) => ("recap_voice", id.as_uuid()),
            Self::Registration(id) => ("registration", id.as_uuid()),
            Self::RoundtableGuest(id) => ("roundtable_guest", id.as_uuid()),
            Self::Seat(id) => ("seat", id.as_uuid()),
            Self::Survey(id) => ("survey", id.as_uuid()),
            Self::Visit(id) => ("visit", id.as_uuid()),
            Self::VisitItem(id) => ("visit_item", id.as_uuid()),
            Self::Traveller(id) => ("traveller", id.as_uuid()),
        };
        write!(f, "{word}:{id}")
    }
}
