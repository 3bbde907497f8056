//! Who did what when. What happened to a mail is in `mail`, what a door answered in `check_in`; what the things are
//! called that history tells of, in `process::history_names`.

pub(crate) mod entity;
mod personal_data;
mod queries;
mod service;
mod stale;
mod subject;

pub(crate) use personal_data::empty_for;
pub(crate) use queries::of_team;
pub use queries::{HistoryEntry, of_event, of_subject};
pub use service::{AuditEntry, record};
pub(crate) use stale::newest_changes;
pub use stale::{Stale, since};
pub use subject::{Action, NoFields, Subject};
