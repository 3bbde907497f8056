//! What people ask by the contact form: of an event's organisers, of a bridge's contact, or of the agency. Each enquiry is a task
//! that one of the organisers takes on. Whoever asked gets no letter from here, because nobody proved the mailbox: the answer is a
//! mail that an organiser writes. For the same reason an enquiry is no part of a registration with the same mailbox.

use sea_orm::DbErr;

use crate::{
    actor::Denied,
    audit::Overtaken,
    choice::choice,
    clock::Instant,
    event,
    field::FieldErrors,
    ids::{AccountId, BridgeId, EnquiryId, EventId, PropertyId},
    locale::Locale,
};

pub(crate) mod entity;

mod addressed;
mod form;
mod handle;
mod history;
mod letters;
mod moment;
pub(crate) mod personal_data;
mod queries;
mod send;
mod shared;
mod withdrawal;

pub use form::EnquiryForm;
pub use handle::{add_note, assign, erase, set_state};
pub use history::{EnquiryAction, EnquiryField};
pub use letters::{EnquiryLetter, EnquiryLetterKind};
pub(crate) use moment::check_moment;
pub use moment::form_moment;
pub use personal_data::{EnquiryPart, KEPT_MONTHS, export};
pub use queries::{EnquiryFilter, EnquiryOwner, EnquiryPage, enquiries, enquiry, open_elsewhere, owners};
pub(crate) use send::{About, send_about};
pub use send::{send, send_to_bridge};
pub use shared::SharedEnquiry;
pub(crate) use shared::shared_with;
pub(crate) use withdrawal::{Linked, by_link, link_of};
pub use withdrawal::{stop_sharing, withdraw_sharing};

choice! {
    /// Whether an enquiry still waits for somebody.
    pub enum EnquiryState {
        Open = "open",
        Done = "done",
    }
}

/// An organiser, as enquiries name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub account: AccountId,
    pub name: String,
}

/// An enquiry, as organisers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnquiryView {
    pub id: EnquiryId,
    /// `None`: it is about none.
    pub event: Option<EventId>,
    /// The bridge or network that it is about, also by an event that belongs to it.
    pub bridge: Option<BridgeId>,
    pub name: String,
    pub email: String,
    /// As `PhoneNumber` keeps it, or empty.
    pub phone: String,
    /// Wants to be called.
    pub call_back: bool,
    /// When, in the asker's own words.
    pub call_when: String,
    pub message: String,
    /// What the property is called that it is about, in the language of the page; empty for none.
    pub about: String,
    /// `None` for none, and for one that is deleted.
    pub property: Option<PropertyId>,
    /// Whoever asked lets the exhibitor see it to whom that property belongs.
    pub is_shared: bool,
    /// The path of the page that they came from, or empty.
    pub page: String,
    /// The language of that page.
    pub locale: Locale,
    pub state: EnquiryState,
    /// Whose task it is, if anybody's.
    pub owner: Option<Owner>,
    pub revision: i64,
    pub created_at: Instant,
    pub done_at: Option<Instant>,
}

/// What an organiser wrote down about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnquiryNote {
    pub author: String,
    pub body: String,
    pub at: Instant,
}

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    /// Too many with this mailbox; the seconds to wait.
    #[error("too many enquiries, wait {seconds} s")]
    TooMany { seconds: u32 },
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
