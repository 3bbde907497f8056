//! What a grant can be.

use crate::choice;

choice! {
    /// How far a grant notice has got.
    pub enum GrantState {
        /// Asked for; there is no notice yet.
        Applied = "applied",
        Granted = "granted",
        /// The use of the funds was shown, and accepted.
        Settled = "settled",
        /// Taken back by the grantor.
        Revoked = "revoked",
    }
}
