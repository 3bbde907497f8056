//! The words of every letter, by subject. German says "Sie".

use domain::mail::Letter;

use super::content::{Content, Pen};

mod account;
mod admission;
mod exhibitor;
mod lead;
mod session;
mod visitor;

use session::Seat;

/// What a letter says in the pen's language.
pub(super) fn content(pen: Pen, letter: &Letter) -> Content {
    match letter {
        Letter::SignIn { token } => account::sign_in(pen, token),
        Letter::Invitation { token, role, scope, invited_by } => account::invitation(pen, token, *role, scope, invited_by),
        Letter::ApplicationDraft { event, token } => exhibitor::draft(pen, event, token),
        Letter::ApplicationSubmitted { event, organisation, token } => exhibitor::submitted(pen, event, organisation, token),
        Letter::InformationNeeded { event, organisation, question, token } => {
            admission::information_needed(pen, event, organisation, question, token)
        }
        Letter::UnitOffered { event, organisation, unit, expires_at, token } => {
            admission::offered(pen, event, organisation, unit, *expires_at, token)
        }
        Letter::UnitConfirmed { event, organisation, unit } => admission::confirmed(pen, event, organisation, unit),
        Letter::OfferDeclined { event, organisation, unit } => admission::declined(pen, event, organisation, unit),
        Letter::OfferExpired { event, organisation, unit } => admission::expired(pen, event, organisation, unit),
        Letter::OfferWithdrawn { event, organisation, unit } => admission::taken_back(pen, event, organisation, unit),
        Letter::OnWaitingList { event, organisation } => admission::waiting(pen, event, organisation),
        Letter::ApplicationRejected { event, organisation, reason } => admission::rejected(pen, event, organisation, reason),
        Letter::ApplicationWithdrawn { event, organisation } => exhibitor::withdrawn(pen, event, organisation),
        Letter::ApplicationCancelled { event, organisation, reason } => admission::cancelled(pen, event, organisation, reason),
        Letter::StaffBadge { event, organisation, ticket_code } => exhibitor::badge(pen, event, organisation, ticket_code),
        Letter::StaffRemoved { event, organisation } => exhibitor::badge_taken(pen, event, organisation),
        Letter::ConfirmRegistration { event, token } => visitor::confirm(pen, event, token),
        Letter::Ticket { event, ticket_code } => visitor::ticket(pen, event, ticket_code),
        Letter::RegistrationCancelled { event } => visitor::cancelled(pen, event),
        Letter::RegistrationErased { event } => visitor::erased(pen, event),
        Letter::SeatBooked { event, session, ticket_code } => session::booked(pen, Seat { event, session, ticket_code }),
        Letter::SeatWaiting { event, session, ticket_code } => session::waiting(pen, Seat { event, session, ticket_code }),
        Letter::SeatPromoted { event, session, ticket_code } => session::promoted(pen, Seat { event, session, ticket_code }),
        Letter::SeatReleased { event, session, ticket_code } => session::released(pen, Seat { event, session, ticket_code }),
        Letter::SessionChanged { event, session, ticket_code } => session::changed(pen, Seat { event, session, ticket_code }),
        Letter::SessionCancelled { event, session, ticket_code } => session::cancelled(pen, Seat { event, session, ticket_code }),
        Letter::LeadReceipt { event, exhibitor, legal_name, fields, newsletter, token } => {
            let shared = lead::Shared { exhibitor, legal_name, fields, newsletter: *newsletter };
            lead::receipt(pen, event, &shared, token)
        }
        Letter::LeadWithdrawn { event, exhibitor } => lead::withdrawn(pen, event, exhibitor),
    }
}
