//! The outbox: which mail is due, being sent, sent or given up.
//! How a letter reads is in the crate `letters`, how it travels in `server::worker`.

use sea_orm::DbErr;

use crate::{
    actor::Denied,
    clock::Instant,
    ids::{EventId, MailId},
    locale::Locale,
};

pub(crate) mod entity;
mod history;
mod letter;
pub(crate) mod personal_data;
mod policy;
mod queries;
mod resend;
mod service;

pub use history::MailAction;
pub use letter::{Letter, LetterKind};
pub(crate) use queries::counts;
pub use queries::{PAGE, find_mail, list_mails};
pub use resend::resend;
pub use rules::mail::MailState;
pub use service::{Delivery, Leased, NewMail, enqueue, enqueue_all, lease, settle};

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    /// A worker is sending it at this moment, or will by itself.
    #[error("the mail is under way")]
    UnderWay,
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
    pub created_at: Instant,
    pub sent_at: Option<Instant>,
}

/// A page of a list, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailPage {
    pub rows: Vec<MailRow>,
    pub pages: u64,
    pub total: u64,
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
    pub last_error: String,
    pub created_at: Instant,
    pub sent_at: Option<Instant>,
}
