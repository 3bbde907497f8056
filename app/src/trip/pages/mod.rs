//! The pages of this slice.

mod groups;
mod informing;
mod item;
mod legs;
mod organise;
mod public;

pub use item::{EditTripItemPage, NewTripItem};
pub use organise::OrganiseTrip;
pub use public::TripPage;
