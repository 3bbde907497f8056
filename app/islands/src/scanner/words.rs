//! What a scanner says.

use serde::{Deserialize, Serialize};

/// In the language of its page: the browser knows none.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CameraWords {
    pub start: String,
    pub looking: String,
    /// The camera is not allowed, or there is none.
    pub refused: String,
    /// The camera was on and is gone.
    pub lost: String,
    /// There is a picture, and nothing that could read it.
    pub unreadable: String,
    /// Which of several cameras.
    pub lens: String,
    pub torch: String,
    /// Before the last letters of a code whose answer is not there yet.
    pub code: String,
    /// A code is under way.
    pub asked: String,
    /// There is no connection.
    pub offline: String,
    /// What happens to a code without a connection.
    pub waiting: String,
    pub failed: String,
    pub retry: String,
    pub next: String,
    /// Leads to the page of the scan, where it can be undone.
    pub more: String,
    /// Before the last answer, once it is no longer shown.
    pub last: String,
    /// Leads to the search by name, where a code did not help.
    pub search: String,
}
