//! The pages of this slice.

mod attendees;
mod day;
mod days;
mod edit;
mod fields;
mod hosted;
mod new;
mod now;
mod organise;
mod programme;
mod seats;
mod session;
mod stages;

pub use edit::EditSession;
pub use hosted::Hosted;
pub use new::NewSession;
pub use now::NowAndNext;
pub use organise::OrganiseProgramme;
pub use programme::Programme;
pub use seats::{MySeats, NextSeat};
pub use session::SessionPage;
