//! The doors: every scan of a code, and who is in.
//! The codes themselves are in `badge`, the seats that open a session's door in `masterclass`.
//!
//! Both codes of a person open doors: visitors show the ticket in their mail, or wear the printed badge as the people
//! of the exhibitors do. Either way it is the badge that is let in: at the entrance once a day by the event's clock, at a
//! session's door once. Before the first day the doors are tried out; that lets nobody in and counts nowhere.

use chrono::NaiveDate;
use sea_orm::DbErr;
use uuid::Uuid;

use crate::{
    actor::Denied,
    badge::BadgeRole,
    clock::Instant,
    field::FieldErrors,
    ids::{BadgeId, EventId, RegistrationId, ScanId, SessionId},
    locale::Text,
    registration::{self, RegisterAtDesk},
};

pub(crate) mod entity;

mod counts;
mod entries;
mod expected;
mod history;
mod holder;
mod let_in;
mod personal_data;
mod policy;
mod queries;
mod recount;
mod service;
mod undo;
mod walk_in;

pub use counts::{counted, days};
pub(crate) use counts::{last_day_of_entries, shard_of, visits};
pub use entries::{EntryView, entries};
pub use history::ScanAction;
pub use let_in::Entry;
pub(crate) use let_in::entries_of;
pub(crate) use personal_data::{ScanPart, export_for};
pub use queries::{Answered, answer_to_scan, desks, doors, people, status};
pub(crate) use recount::{correct_counts, forget_trials, recount};
pub use rules::check_in::{DoorMode, ScanOutcome};
pub use service::{admit, scan};
pub use undo::undo;
pub use walk_in::walk_in;

/// So many scans are shown at a door.
pub const LAST_SCANS: u64 = 20;
/// So many people are found by name; whoever looks for more types more.
pub const MOST_PEOPLE: usize = 20;
/// So many who fit are counted, and compared to show those first whose name it is.
pub const MOST_COUNTED: u64 = 1000;

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
    /// Whoever came without a ticket could not be registered.
    #[error(transparent)]
    Registration(#[from] registration::Error),
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

/// Somebody without a ticket is registered and let in.
#[derive(Clone, Debug, Default)]
pub struct WalkIn {
    pub scan: String,
    pub visitor: RegisterAtDesk,
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
    /// Somebody who is welcome is let in only where this is `Open`.
    pub mode: DoorMode,
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
    pub count: DoorCount,
    /// Newest first.
    pub last: Vec<ScanLine>,
}

/// How many are in at a door, today at the entrance. Whoever came in stays among those who came, whatever becomes of the
/// badge or the seat: those inside are always some of those expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoorCount {
    pub mode: DoorMode,
    /// At a session's door only those who need a seat.
    pub inside: u64,
    pub expected: u64,
    /// Those in a session who need no seat: its host's people, speakers, organisers.
    pub team: u64,
}

/// How many came in at the entrance on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// By the event's clock.
    pub day: NaiveDate,
    pub visitors: u64,
    /// People of the exhibitors.
    pub exhibitors: u64,
    /// Speakers and organisers.
    pub others: u64,
}

impl DayCount {
    pub fn total(&self) -> u64 {
        self.visitors + self.exhibitors + self.others
    }
}

/// One of the last scans at a door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanLine {
    pub scan: ScanId,
    pub at: Instant,
    pub outcome: ScanOutcome,
    pub undone: bool,
    pub person: Option<Wearer>,
    pub mode: DoorMode,
}

/// Who was found by what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleFound {
    /// Those whose own name it is before those whose organisation is called so; [`MOST_PEOPLE`] at the most.
    pub people: Vec<PersonAtDoor>,
    /// How many fit, up to [`MOST_COUNTED`].
    pub total: u64,
    /// Nobody fits; these come close.
    pub similar: bool,
}

/// Somebody found by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonAtDoor {
    pub badge: BadgeId,
    /// Of a visitor.
    pub registration: Option<RegistrationId>,
    pub person: Wearer,
    /// Since when they are in at this door; at the entrance, today.
    pub inside_since: Option<Instant>,
}
