//! How far a mail has got.

use crate::choice;

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
