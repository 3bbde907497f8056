//! The pages of this slice.

mod downloads;
mod figures;
mod link;
mod organise;
mod pictures;
mod public;
mod voice;
mod voices;

pub use link::RecapLink;
pub use organise::OrganiseRecap;
pub use public::Recap;
pub use voice::Voice;
