//! The pages of this slice.

mod announcing;
mod board;
mod form;
mod landing;
mod organise;
mod picture;
mod terms;

pub use board::EventBoard;
pub use form::{EditEvent, NewEvent};
pub use landing::Landing;
pub use organise::Events;
pub use picture::Picture;
pub use terms::OrganiseTerms;
