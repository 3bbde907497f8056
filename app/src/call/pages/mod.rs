//! The pages of this slice.

mod chart;
mod entered;
mod entries;
mod entry;
mod fields;
mod judge;
mod jury;
mod letters;
mod meeting;
mod open;
mod organise;
mod parts;
mod public;
mod ranked;

pub use entries::{CallEntries, OrganiseCallEntry};
pub use entry::{CallEntry, EnterCall};
pub use judge::{Jury, JuryCall, JuryEntry};
pub use jury::CallJury;
pub use meeting::CallMeeting;
pub use open::{CallsOfBridge, OpenCalls, WaitingCalls};
pub use organise::{NewCall, OrganiseCall, OrganiseCalls};
pub use public::{CallPage, Calls};
