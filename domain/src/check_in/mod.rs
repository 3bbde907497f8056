//! The doors: every scan of a code, and who is in.
//! The codes themselves are in `badge`, the seats that open a session's door in `masterclass`.
//!
//! Both codes of a person open doors: visitors show the ticket in their mail, or wear the printed badge as the people
//! of the exhibitors do. Either way it is the badge that is let in, once per door.

use sea_orm::DbErr;
use uuid::Uuid;

use crate::{
    actor::Denied,
    badge::BadgeRole,
    clock::Instant,
    field::FieldErrors,
    ids::{BadgeId, EventId, ScanId, SessionId},
    locale::Text,
};

pub(crate) mod entity;

mod history;
mod holder;
mod let_in;
mod personal_data;
mod policy;
mod queries;
mod service;

pub use history::ScanAction;
pub use let_in::Entry;
pub(crate) use let_in::entries_of;
pub(crate) use personal_data::{ScanPart, export_for};
pub use queries::{Answered, answer_to_scan, counted, desks, doors, people, status};
pub use rules::check_in::ScanOutcome;
pub use service::{admit, scan, undo};

/// So many scans are shown at a door.
pub const LAST_SCANS: u64 = 20;
/// So many people are found by name; whoever looks for more types more.
pub const MOST_PEOPLE: u64 = 20;

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// This scan let nobody in, so there is nothing to take back.
    #[error("the scan let nobody in")]
    NothingToUndo,
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Where somebody wants to go in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckInPoint {
    Entrance(EventId),
    Session(SessionId),
}

impl CheckInPoint {
    /// What the rows of this door are kept under.
    pub fn id(self) -> Uuid {
        match self {
            Self::Entrance(event) => event.as_uuid(),
            Self::Session(session) => session.as_uuid(),
        }
    }
}

/// A code was read at a door. All as it was typed or sent.
#[derive(Clone, Debug, Default)]
pub struct ScanBadge {
    /// Made on the device, and the same when it asks again.
    pub scan: String,
    /// Empty at the entrance, else a session's id.
    pub door: String,
    /// A ticket or badge code, or a link that ends in one, as it arrived; several readings of it stand in lines.
    pub code: String,
}

/// Somebody was found by name and is let in by hand.
#[derive(Clone, Debug, Default)]
pub struct AdmitPerson {
    pub scan: String,
    pub door: String,
    pub badge: String,
}

/// What the door says. A repeated scan gets the first answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub scan: ScanId,
    pub outcome: ScanOutcome,
    /// Since when somebody who is already in is in.
    pub first_at: Option<Instant>,
    /// Who it is; nobody where the code is unknown or of another event.
    pub person: Option<Wearer>,
}

/// What a badge says about whoever wears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wearer {
    pub name: String,
    pub organisation: String,
    pub role: BadgeRole,
}

/// A door to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorView {
    pub session: SessionId,
    pub title: Text,
    pub starts_at: Instant,
}

/// How it stands at a door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorStatus {
    pub inside: u64,
    pub expected: u64,
    /// Newest first.
    pub last: Vec<ScanLine>,
}

/// One of the last scans at a door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanLine {
    pub scan: ScanId,
    pub at: Instant,
    pub outcome: ScanOutcome,
    pub undone: bool,
    pub person: Option<Wearer>,
}

/// Somebody found by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonAtDoor {
    pub badge: BadgeId,
    pub person: Wearer,
    /// Since when they are in at this door.
    pub inside_since: Option<Instant>,
}
