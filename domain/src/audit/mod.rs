//! Who did what when, and the first answers to forms that may be sent twice.
//! What happened to a mail is in `mail`, what a door answered in `checkin`.

pub(crate) mod entity;
mod names;
mod queries;
mod service;
mod stale;
mod vocabulary;

pub use names::names;
pub(crate) use queries::of_team;
pub use queries::{HistoryEntry, of_event, of_subject};
pub use service::{Happened, record};
pub use stale::{Stale, since};
pub(crate) use vocabulary::with_revision;
pub use vocabulary::{SUBJECTS, Subject};
