//! Delegations that come to visit: asked for by a public form, taken up or declined by organisers, with a programme whose
//! hosts answer by a link, rooms and interpreters that one item has at a time, who came, and what came of it.
//!
//! As with an enquiry nobody has proven the mailbox of whoever asks, so that no letter goes there by itself: organisers
//! answer with a mail of their own. Hosts are written to because an organiser says so.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, choice::choice, enquiry, field::FieldErrors};

pub(crate) mod entity;

mod clash;
mod columns;
mod delegate;
mod derive;
mod details;
mod form;
mod handle;
mod history;
mod hosting;
mod item;
mod item_form;
mod letters;
mod of_bridge;
pub(crate) mod personal_data;
mod queries;
mod resource;
mod send;
mod thanks;
mod view;
mod week;

pub use clash::{Clash, ItemRef, clashes_of};
pub(crate) use columns::keyed;
pub use delegate::{add_delegates, note_attendance, remove_delegate};
pub(crate) use derive::follow_zone_rules;
pub use details::VisitDetails;
pub use form::VisitForm;
pub use handle::{add_note, assign, decline, edit, note_outcome, set_state};
pub use history::{ResourceAction, ResourceField, VisitAction, VisitField};
pub use hosting::{HostView, answer_as_host, ask_hosts, host_view};
pub(crate) use hosting::{new_host_link, tell_as_it_is};
pub use item::{add_item, edit_item, remove_item};
pub use item_form::ItemDetails;
pub(crate) use item_form::host_key;
pub use letters::{ItemFacts, VisitFacts, VisitLetter, VisitLetterKind};
pub(crate) use of_bridge::names_of_bridge;
pub use of_bridge::{OfBridge, PublicVisit, VisitFigures, all_of_bridge, of_bridge};
pub use personal_data::{KEPT_MONTHS, VisitPart, erase, export};
pub use queries::{VisitFilter, VisitPage, VisitsWaiting, delegates, for_export, item, items, notes, visit, visits, waiting};
pub use resource::{ResourceDetails, add_resource, edit_resource, remove_resource, resources};
pub use send::send;
pub use thanks::{Reader, ThanksDraft, readers, send_thanks, thanks_letter, write_thanks};
pub use view::{DelegateView, ItemView, ResourceView, VisitNote, VisitView};
pub use week::{Week, WeekVisit, week};

choice! {
    /// How far a visit has got.
    pub enum VisitState {
        /// Asked for; nobody has decided.
        New = "new",
        Accepted = "accepted",
        Declined = "declined",
        /// They were here.
        Done = "done",
    }
}

choice! {
    /// How much it matters.
    pub enum VisitPriority {
        Low = "low",
        Normal = "normal",
        High = "high",
    }
}

choice! {
    /// What the host of an item says.
    pub enum HostAnswer {
        /// Nobody has asked yet.
        Unasked = "unasked",
        Asked = "asked",
        Confirmed = "confirmed",
        Declined = "declined",
    }
}

choice! {
    /// What one item has at a time.
    pub enum ResourceKind {
        Room = "room",
        Interpreter = "interpreter",
    }
}

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Somebody changed it after the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    /// Too many with this mailbox; the seconds to wait.
    #[error("too many requests, wait {seconds} s")]
    TooMany { seconds: u32 },
    /// Its present state does not lead there.
    #[error("not possible for a visit that is {0}")]
    NotNow(VisitState),
    /// What was personal is gone, so that nothing more is written to anybody.
    #[error("what was personal is erased")]
    Emptied,
    /// Items have it, by what they are called.
    #[error("items have it")]
    InUse(Vec<String>),
    /// There are as many as there can be.
    #[error("no more than {0}")]
    Full(usize),
    /// The link opens nothing (any more).
    #[error("no such link")]
    NoSuchLink,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<enquiry::Error> for Error {
    fn from(error: enquiry::Error) -> Self {
        match error {
            enquiry::Error::Denied(denied) => denied.into(),
            enquiry::Error::Invalid(fields) => fields.into(),
            enquiry::Error::Overtaken(overtaken) => overtaken.into(),
            enquiry::Error::TooMany { seconds } => Self::TooMany { seconds },
            enquiry::Error::Db(error) => error.into(),
        }
    }
}
