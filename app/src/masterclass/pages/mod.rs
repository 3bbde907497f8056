//! The pages of this slice.

mod edit;
mod hosted;
mod now;
mod organise;
mod programme;
mod seats;
mod session;
mod stages;

pub use edit::{EditSession, NewSession};
pub use hosted::Hosted;
pub use now::NowAndNext;
pub use organise::OrganiseProgramme;
pub use programme::Programme;
pub use seats::MySeats;
pub use session::SessionPage;
