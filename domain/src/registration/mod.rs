//! Visitors: their registration for an event and the consents they gave with it.
//! Their codes are in `badge`, their seats in `masterclass`, the contacts they gave to exhibitors in `lead`.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, event, field::FieldErrors};

pub(crate) mod entity;

mod calendar;
mod change;
mod confirm;
mod confirmed;
mod consent;
mod desk;
mod details;
mod find_again;
mod history;
mod letters;
mod person;
pub(crate) mod personal_data;
pub(crate) mod policy;
mod queries;
mod register;
mod repeat;
mod view;
mod visitor;
mod visitors;

pub use calendar::calendar_days;
pub(crate) use change::end;
pub use change::{change, correct, register_again};
pub use confirm::{awaiting, confirm};
pub(crate) use confirmed::{ConfirmedVisitor, confirmed_visitors, has_ticket};
pub use consent::{give_consent, withdraw_consent, wording, wording_version};
pub use desk::{alike, register_at_desk};
pub(crate) use desk::{at_desk, take_at_desk};
pub use details::{Details, DetailsForm};
pub use find_again::send_tickets_to_mailbox;
pub use history::{RegistrationAction, RegistrationField};
pub(crate) use letters::send;
pub use letters::{RegistrationLetter, RegistrationLetterKind};
pub use queries::{TicketHolder, by_ticket, mine};
pub(crate) use queries::{
    confirmed_between, consents, consents_that_count, counts, event_of_held, ids_with_code, of_badges, with_badge, within,
};
pub(crate) use register::new_confirm_link;
pub use register::register;
pub use rules::registration::{ConsentPurpose, RegistrationState};
pub use view::{
    AlikeVisitor, AtDesk, Awaiting, ChangeRegistration, ConsentView, MyRegistration, Register, RegisterAtDesk, ShownWording,
    TickedConsents, VisitorMore, VisitorView,
};
pub use visitor::{send_ticket_again, visitor};
pub use visitors::{VisitorFilter, VisitorPage, VisitorRow, VisitorSort, export, note_export, visitors};

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
    /// Another registration of the same mailbox has this name: it is the same person.
    #[error("this mailbox has somebody of this name")]
    NameTaken,
    /// Somebody of this name or mailbox is there already, and it may be the same person.
    #[error("there is somebody alike")]
    Alike,
    /// There is no mailbox to write to.
    #[error("there is no mailbox")]
    NoMailbox,
    /// Too many letters to one mailbox; the seconds to wait.
    #[error("too many letters to one mailbox")]
    TooMany { seconds: u32 },
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
