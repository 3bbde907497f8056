//! The pages of this slice.

mod announcing;
mod beside_events;
mod board;
mod choice;
mod form;
mod landing;
mod next_event;
mod organise;
mod picture;
mod terms;
mod where_active;
mod year;

pub use board::EventBoard;
pub use form::{EditEvent, NewEvent};
pub use landing::Landing;
pub use organise::Events;
pub use picture::Picture;
pub use terms::OrganiseTerms;
