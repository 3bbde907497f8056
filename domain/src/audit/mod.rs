//! Who did what when. What happened to a mail is in `mail`, what a door answered in `check_in`; what the things are
//! called that history tells of, in `process::history_names`.

pub(crate) mod entity;
mod overtaken;
mod personal_data;
mod queries;
mod service;
mod subject;

pub(crate) use overtaken::overtaken;
pub use overtaken::{ExpectedRevision, Overtaken};
pub(crate) use personal_data::{empty_for, forget};
pub use queries::{HistoryEntry, of_event, of_subject};
pub(crate) use queries::{count_since, entry, last_said, of_account, of_kind, of_team};
pub use service::{AuditEntry, record};
pub(crate) use service::{BY_ITSELF, record_on};
pub use subject::{Action, NoFields, Subject};
