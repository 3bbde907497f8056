//! The words of every letter, by subject. German says "Sie".

use domain::mail::Letter;

use crate::{content::Content, context::LetterContext};

mod account;
mod admission;
mod exhibitor;
mod lead;
mod session;
mod visitor;

use session::Seat;

/// What a letter says.
pub(super) fn content(context: LetterContext, letter: &Letter) -> Content {
    match letter {
        Letter::SignIn { token } => account::sign_in(context, token),
        Letter::Invitation { token, role, scope, invited_by } => account::invitation(context, token, *role, scope, invited_by),
        Letter::ApplicationDraft { event, token } => exhibitor::draft(context, event, token),
        Letter::ApplicationSubmitted { event, organisation, token } => exhibitor::submitted(context, event, organisation, token),
        Letter::InformationNeeded { event, organisation, question, token } => {
            admission::information_needed(context, event, organisation, question, token)
        }
        Letter::UnitOffered { event, organisation, unit, expires_at, token } => {
            admission::offered(context, event, organisation, unit, *expires_at, token)
        }
        Letter::UnitConfirmed { event, organisation, unit } => admission::confirmed(context, event, organisation, unit),
        Letter::OfferDeclined { event, organisation, unit } => admission::declined(context, event, organisation, unit),
        Letter::OfferExpired { event, organisation, unit } => admission::expired(context, event, organisation, unit),
        Letter::OfferWithdrawn { event, organisation, unit } => admission::taken_back(context, event, organisation, unit),
        Letter::OnWaitingList { event, organisation } => admission::waiting(context, event, organisation),
        Letter::ApplicationRejected { event, organisation, reason } => admission::rejected(context, event, organisation, reason),
        Letter::ApplicationWithdrawn { event, organisation } => exhibitor::withdrawn(context, event, organisation),
        Letter::ApplicationCancelled { event, organisation, reason } => admission::cancelled(context, event, organisation, reason),
        Letter::StaffBadge { event, organisation, ticket_code } => exhibitor::badge(context, event, organisation, ticket_code),
        Letter::StaffRemoved { event, organisation } => exhibitor::badge_taken(context, event, organisation),
        Letter::ConfirmRegistration { event, token } => visitor::confirm(context, event, token),
        Letter::Ticket { event, ticket_code } => visitor::ticket(context, event, ticket_code),
        Letter::RegistrationCancelled { event } => visitor::cancelled(context, event),
        Letter::RegistrationErased { event } => visitor::erased(context, event),
        Letter::SeatBooked { event, session, ticket_code } => session::booked(context, Seat { event, session, ticket_code }),
        Letter::SeatWaiting { event, session, ticket_code } => session::waiting(context, Seat { event, session, ticket_code }),
        Letter::SeatPromoted { event, session, ticket_code } => session::promoted(context, Seat { event, session, ticket_code }),
        Letter::SeatReleased { event, session, ticket_code } => session::released(context, Seat { event, session, ticket_code }),
        Letter::SessionChanged { event, session, ticket_code } => session::changed(context, Seat { event, session, ticket_code }),
        Letter::SessionCancelled { event, session, ticket_code } => session::cancelled(context, Seat { event, session, ticket_code }),
        Letter::LeadReceipt { event, exhibitor, legal_name, fields, newsletter, token } => {
            let shared = lead::Shared { exhibitor, legal_name, fields, newsletter: *newsletter };
            lead::receipt(context, event, &shared, token)
        }
        Letter::LeadWithdrawn { event, exhibitor } => lead::withdrawn(context, event, exhibitor),
    }
}
