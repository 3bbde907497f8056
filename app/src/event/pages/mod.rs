//! The pages of this slice.

mod announcing;
mod form;
mod landing;
mod organise;
mod picture;

pub use form::{EditEvent, NewEvent};
pub use landing::Landing;
pub use organise::Events;
pub use picture::Picture;
