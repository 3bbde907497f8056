//! Whom an answer to a letter reaches: the contact of the event that it is about, else the agency.

use domain::{
    account::AccountLetter, admission::AdmissionLetter, application::ApplicationLetter, booth_staff::BoothStaffLetter, event::EventFacts,
    lead::LeadLetter, masterclass::SeatLetter, placement::PlacementLetter, process::letter::AnyLetter, registration::RegistrationLetter,
};
use site::Agency;

/// Name, which may be empty, and address.
pub(super) fn to(letter: &AnyLetter, agency: &Agency) -> Option<(String, String)> {
    let contact = event(letter).filter(|event| !event.contact_email.is_empty());
    let contact = contact.map(|event| (event.contact_name.clone(), event.contact_email.clone()));
    contact.or_else(|| (!agency.email.is_empty()).then(|| (agency.name.clone(), agency.email.clone())))
}

/// The event that a letter is about.
fn event(letter: &AnyLetter) -> Option<&EventFacts> {
    match letter {
        AnyLetter::Account(AccountLetter::SignIn { .. } | AccountLetter::Invitation { .. }) | AnyLetter::Notice(_) => None,
        AnyLetter::Application(
            ApplicationLetter::ApplicationDraft { event, .. }
            | ApplicationLetter::ApplicationSubmitted { event, .. }
            | ApplicationLetter::ApplicationRejected { event, .. }
            | ApplicationLetter::ApplicationWithdrawn { event, .. }
            | ApplicationLetter::ApplicationCancelled { event, .. },
        )
        | AnyLetter::Admission(AdmissionLetter::InformationNeeded { event, .. } | AdmissionLetter::OnWaitingList { event, .. })
        | AnyLetter::Placement(
            PlacementLetter::UnitOffered { event, .. }
            | PlacementLetter::UnitConfirmed { event, .. }
            | PlacementLetter::OfferDeclined { event, .. }
            | PlacementLetter::OfferExpired { event, .. }
            | PlacementLetter::OfferWithdrawn { event, .. },
        )
        | AnyLetter::BoothStaff(BoothStaffLetter::StaffBadge { event, .. } | BoothStaffLetter::StaffRemoved { event, .. })
        | AnyLetter::Registration(
            RegistrationLetter::ConfirmRegistration { event, .. }
            | RegistrationLetter::Ticket { event, .. }
            | RegistrationLetter::RegistrationCancelled { event }
            | RegistrationLetter::RegistrationErased { event },
        )
        | AnyLetter::Seat(
            SeatLetter::SeatBooked { event, .. }
            | SeatLetter::SeatWaiting { event, .. }
            | SeatLetter::SeatPromoted { event, .. }
            | SeatLetter::SeatReleased { event, .. }
            | SeatLetter::SessionChanged { event, .. }
            | SeatLetter::SessionCancelled { event, .. },
        )
        | AnyLetter::Lead(LeadLetter::LeadReceipt { event, .. } | LeadLetter::LeadWithdrawn { event, .. }) => Some(event),
    }
}
