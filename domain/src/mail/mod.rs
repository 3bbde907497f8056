//! The outbox: which mail is due, being sent, sent or given up.
//! How a letter reads is in the crate `letters`, how it travels in `server::worker`.

use sea_orm::DbErr;

use crate::{
    actor::Denied,
    clock::Instant,
    ids::{EventId, MailId},
    locale::Locale,
};

mod correspondence;
pub(crate) mod entity;
mod forget;
mod history;
mod lease;
mod letter;
pub(crate) mod personal_data;
mod policy;
mod queries;
mod queue;
pub(crate) mod resend;
mod service;
mod settle;
mod take_back;
mod thread;

pub(crate) use correspondence::{Posted, posted_about};
pub(crate) use forget::forget_sent_links;
pub use history::MailAction;
pub(crate) use lease::outdate_leased;
pub use lease::{Leased, lease, prolong, room};
pub use letter::{Letter, LetterKind, Secret};
pub(crate) use policy::may_know;
pub use queries::{PAGE, find_mail, list_mails};
pub(crate) use queries::{counts, find_trusted, list_trusted};
pub use queue::{QueueChange, QueueTrouble, trouble};
pub use resend::{count_stuck, resend_parked};
pub use rules::mail::{MailState, MailTrouble};
pub use service::{NewMail, enqueue, enqueue_all};
pub(crate) use service::{forget_threads, hand_over_thread, known_keys};
pub(crate) use settle::settle;
pub use settle::{Delivery, Hindrance};
pub(crate) use take_back::{
    Whereabouts, hold_back, hold_back_all, left_by_key, outdated_among, send_after_all, take_back, take_back_all, unsent_about,
};
pub use thread::Thread;

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    /// A worker is sending it at this moment, or will by itself.
    #[error("the mail is under way")]
    UnderWay,
    /// A later letter has taken its place, or it came too late to be of use.
    #[error("the mail is out of date")]
    Outdated,
    /// The link that stood in it opens nothing any more, so there is nothing to send.
    #[error("the link in the mail is spent")]
    LinkSpent,
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Which mails of the outbox to list. Empty fields leave nothing out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailFilter {
    pub event: Option<EventId>,
    pub state: Option<MailState>,
    /// A letter's `kind`.
    pub kind: String,
    /// A part of the recipient's name or address.
    pub search: String,
    /// Counted from 1.
    pub page: u64,
}

/// A mail in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailRow {
    pub id: MailId,
    pub event: Option<EventId>,
    pub kind: String,
    pub to_name: String,
    pub to_email: String,
    pub state: MailState,
    /// Why it has not left, if something stood in its way.
    pub trouble: Option<MailTrouble>,
    pub created_at: Instant,
    pub sent_at: Option<Instant>,
}

/// A page of a list, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailPage {
    pub rows: Vec<MailRow>,
    pub pages: u64,
    pub total: u64,
    /// No recipient fits what was typed; these come close.
    pub similar: bool,
}

/// Everything about a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailView<L> {
    pub id: MailId,
    pub event: Option<EventId>,
    pub message_id: String,
    pub to_name: String,
    pub to_email: String,
    pub locale: Locale,
    pub letter: L,
    pub state: MailState,
    pub attempts: i32,
    /// When it is tried next, while it waits.
    pub due_at: Instant,
    pub trouble: Option<MailTrouble>,
    /// What the mail server answered, as it said it.
    pub last_error: String,
    pub created_at: Instant,
    pub sent_at: Option<Instant>,
}
