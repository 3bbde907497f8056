//! What is in people's calendars because we put it there: under which id, how often it was changed, and what it says.
//!
//! A calendar takes a file for a later word about an entry when the id is the same and the number (SEQUENCE) is not lower
//! (RFC 5546, 3.2.1). So whatever leaves in a letter or a download is noted here first, in that transaction: each person
//! has one id for ever for each thing, and its number grows with whatever the file says.

pub(crate) mod entity;

mod days;
mod entry;
mod host;
mod ledger;
mod personal_data;
mod published;

pub use days::DayHolder;
pub(crate) use days::{days_of, give_days};
pub use entry::{CalendarEntry, EntryFacts, Thing};
pub use host::keep_host;
pub(crate) use ledger::{Wanted, current, end_all, end_thing, give};
pub(crate) use personal_data::{CalendarPart, export_for, forget};
pub use published::{Feed, Publish, publish};
