//! The pages of this slice.

mod answer;
mod details;
mod guest;
mod guest_fields;
mod head;
mod invitations;
mod list;
mod minutes;
mod people;
mod seating;
mod seats;
mod tables;

pub use answer::{RoundtableAnswer, RoundtableBriefing};
pub use details::EditRoundtablePage;
pub use guest::RoundtableGuestPage;
pub use list::{NewRoundtable, OrganiseRoundtables};
pub use minutes::RoundtableMinutes;
pub use people::OrganiseRoundtable;
pub use seating::RoundtableSeating;
