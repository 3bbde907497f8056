//! The outbox: which mail is due, being sent, sent or given up.
//! How a letter reads is in `app::mail`, how it travels in `server::worker`.

use crate::choice::choice;

pub(crate) mod entity;
mod letter;
mod service;

pub use letter::{EventFacts, Letter, SessionFacts, UnitFacts};
pub use service::{Delivery, Leased, NewMail, enqueue, enqueue_all, lease, settle};

choice! {
    /// How far a mail has got.
    pub enum MailState {
        /// To be sent when it is due.
        Waiting = "waiting",
        /// Leased by a worker.
        Sending = "sending",
        Sent = "sent",
        /// Given up after too many attempts: somebody must look at it.
        Parked = "parked",
    }
}
