//! Which event and which session a letter tells of, and what it does to its reader's calendar.

use super::{event_editing::EventChangeLetter, letter::AnyLetter};
use crate::{
    account::AccountLetter,
    admission::AdmissionLetter,
    application::ApplicationLetter,
    booth_staff::BoothStaffLetter,
    calendar::CalendarEntry,
    event::EventFacts,
    lead::LeadLetter,
    mailing::MailingLetter,
    masterclass::{SeatLetter, SessionFacts},
    placement::PlacementLetter,
    recap::RecapLetter,
    registration::RegistrationLetter,
    survey::SurveyLetter,
    traveller::TravellerLetter,
};

impl AnyLetter {
    /// The event that the letter is about.
    pub fn event_facts(&self) -> Option<EventFacts> {
        self.clone().event_facts_mut().cloned()
    }

    /// The same, to tell of it as it is now.
    pub(super) fn event_facts_mut(&mut self) -> Option<&mut EventFacts> {
        match self {
            Self::Account(AccountLetter::SignIn { .. } | AccountLetter::Invitation { .. } | AccountLetter::HostInvitation { .. })
            | Self::Notice(_)
            | Self::Roundtable(_)
            | Self::Call(_)
            | Self::Enquiry(_)
            | Self::Visit(_) => None,
            Self::Meeting(letter) => letter.event_mut(),
            Self::Application(
                ApplicationLetter::ApplicationDraft { event, .. }
                | ApplicationLetter::ApplicationEntered { event, .. }
                | ApplicationLetter::ApplicationToProve { event, .. }
                | ApplicationLetter::ApplicationSubmitted { event, .. }
                | ApplicationLetter::ApplicationEdited { event, .. }
                | ApplicationLetter::ApplicationRejected { event, .. }
                | ApplicationLetter::ApplicationWithdrawn { event, .. }
                | ApplicationLetter::ApplicationCancelled { event, .. },
            )
            | Self::Admission(
                AdmissionLetter::InformationNeeded { event, .. }
                | AdmissionLetter::OnWaitingList { event, .. }
                | AdmissionLetter::QuestionReminder { event, .. }
                | AdmissionLetter::DecisionTakenBack { event, .. },
            )
            | Self::Placement(
                PlacementLetter::UnitOffered { event, .. }
                | PlacementLetter::UnitConfirmed { event, .. }
                | PlacementLetter::OfferDeclined { event, .. }
                | PlacementLetter::OfferExpired { event, .. }
                | PlacementLetter::OfferWithdrawn { event, .. }
                | PlacementLetter::OfferReminder { event, .. }
                | PlacementLetter::PassesReminder { event, .. }
                | PlacementLetter::UnitMoved { event, .. },
            )
            | Self::BoothStaff(BoothStaffLetter::StaffBadge { event, .. } | BoothStaffLetter::StaffRemoved { event, .. })
            | Self::Registration(
                RegistrationLetter::ConfirmRegistration { event, .. }
                | RegistrationLetter::Ticket { event, .. }
                | RegistrationLetter::RegistrationCancelled { event, .. }
                | RegistrationLetter::RegistrationErased { event, .. },
            )
            | Self::Seat(
                SeatLetter::SeatBooked { event, .. }
                | SeatLetter::SeatWaiting { event, .. }
                | SeatLetter::SeatPromoted { event, .. }
                | SeatLetter::SeatReleased { event, .. }
                | SeatLetter::SessionChanged { event, .. }
                | SeatLetter::SessionCancelled { event, .. },
            )
            | Self::Lead(LeadLetter::LeadReceipt { event, .. } | LeadLetter::LeadWithdrawn { event, .. })
            | Self::Mailing(
                MailingLetter::VisitorMailing { event, .. }
                | MailingLetter::PartnerMailing { event, .. }
                | MailingLetter::TestMailing { event, .. },
            )
            | Self::EventChange(
                EventChangeLetter::EventChanged { event, .. }
                | EventChangeLetter::StaffEventChanged { event, .. }
                | EventChangeLetter::ExhibitorEventChanged { event, .. },
            )
            | Self::Recap(RecapLetter::VoiceAsked { event, .. })
            | Self::Survey(SurveyLetter::SurveyAsked { event, .. } | SurveyLetter::SurveyReminder { event, .. })
            | Self::Traveller(
                TravellerLetter::ConfirmTravel { event, .. }
                | TravellerLetter::TravelApplied { event, .. }
                | TravellerLetter::TravelAdmitted { event, .. }
                | TravellerLetter::TravelWaiting { event, .. }
                | TravellerLetter::TravelRejected { event }
                | TravellerLetter::TravelReopened { event, .. }
                | TravellerLetter::TravelWithdrawn { event }
                | TravellerLetter::TravelCancelled { event, .. }
                | TravellerLetter::TripItemChanged { event, .. }
                | TravellerLetter::TravelRegrouped { event, .. }
                | TravellerLetter::TravelPapers { event, .. }
                | TravellerLetter::TravelErased { event },
            ) => Some(event),
        }
    }

    /// The sessions that the letter tells of, to tell of them as they are now.
    pub(super) fn sessions_mut(&mut self) -> Vec<&mut SessionFacts> {
        match self {
            Self::Seat(
                SeatLetter::SeatBooked { session, .. }
                | SeatLetter::SeatWaiting { session, .. }
                | SeatLetter::SeatPromoted { session, .. }
                | SeatLetter::SeatReleased { session, .. }
                | SeatLetter::SessionChanged { session, .. }
                | SeatLetter::SessionCancelled { session, .. },
            ) => vec![session],
            Self::EventChange(EventChangeLetter::EventChanged { sessions, .. }) => {
                sessions.iter_mut().map(|moved| &mut moved.session).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The entries that the letter brings into a calendar or takes out of it.
    pub(super) fn calendar_mut(&mut self) -> Option<&mut Vec<CalendarEntry>> {
        match self {
            Self::BoothStaff(BoothStaffLetter::StaffBadge { calendar, .. } | BoothStaffLetter::StaffRemoved { calendar, .. })
            | Self::Registration(
                RegistrationLetter::Ticket { calendar, .. }
                | RegistrationLetter::RegistrationCancelled { calendar, .. }
                | RegistrationLetter::RegistrationErased { calendar, .. },
            )
            | Self::Seat(
                SeatLetter::SeatBooked { calendar, .. }
                | SeatLetter::SeatPromoted { calendar, .. }
                | SeatLetter::SeatReleased { calendar, .. }
                | SeatLetter::SessionChanged { calendar, .. }
                | SeatLetter::SessionCancelled { calendar, .. },
            )
            | Self::EventChange(EventChangeLetter::EventChanged { calendar, .. } | EventChangeLetter::StaffEventChanged { calendar, .. }) => {
                Some(calendar)
            }
            _ => None,
        }
    }
}
