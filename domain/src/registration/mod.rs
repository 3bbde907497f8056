//! Visitors: their registration for an event and the consents they gave with it.
//! Their codes are in `badge`, their seats in `masterclass`, the contacts they gave to exhibitors in `lead`.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, event, field::FieldErrors};

pub(crate) mod entity;

mod change;
mod confirm;
mod consent;
mod desk;
mod details;
mod history;
mod letters;
pub(crate) mod personal_data;
pub(crate) mod policy;
mod queries;
mod register;
mod view;
mod visitors;

pub(crate) use change::end;
pub use change::{change, register_again};
pub use confirm::{awaiting, confirm};
pub use consent::{CONSENTS_VERSION, give_consent, withdraw_consent, wording};
pub use desk::register_at_desk;
pub use details::{Details, DetailsForm};
pub use history::{RegistrationAction, RegistrationField};
pub(crate) use letters::send;
pub use letters::{RegistrationLetter, RegistrationLetterKind};
pub use queries::{TicketHolder, by_ticket, mine};
pub(crate) use queries::{consents, consents_that_count, counts, with_badge, within};
pub(crate) use register::new_confirm_link;
pub use register::register;
pub use rules::registration::{ConsentPurpose, RegistrationState};
pub use view::{AtDesk, Awaiting, ChangeRegistration, ConsentView, MyRegistration, Register, RegisterAtDesk};
pub use visitors::{VisitorFilter, VisitorPage, VisitorRow, VisitorSort, export, visitors};

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// The event is over, or not published.
    #[error("the event takes no registrations")]
    Closed,
    /// The link is too old, or never was, or a newer one took its place.
    #[error("the link is spent")]
    LinkSpent,
    /// The registration was cancelled: what was asked for needs one that counts.
    #[error("the registration is cancelled")]
    Cancelled,
    /// It changed since the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    /// The texts of the consents changed since the form was opened.
    #[error("the wording of the consents changed")]
    OtherWording,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<event::Unseen> for Error {
    fn from(error: event::Unseen) -> Self {
        match error {
            event::Unseen::Denied(denied) => denied.into(),
            event::Unseen::Db(error) => error.into(),
        }
    }
}
