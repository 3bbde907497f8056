//! Badges: a person's ticket code and badge code at one event.
//! Whom a badge belongs to is in `registration` and `exhibitor`, where it was scanned in `checkin`.

use crate::choice::choice;

pub(crate) mod entity;

choice! {
    /// As what somebody comes to an event.
    pub enum BadgeRole {
        Visitor = "visitor",
        Exhibitor = "exhibitor",
        Speaker = "speaker",
        Organiser = "organiser",
    }
}

mod service;

pub use service::{Issued, NewBadge, issue, reprint, restore, revoke};
