//! The pages of this slice.

mod event_page;
mod form;
mod landing;
mod organise;
mod overview;
mod picture;

pub use event_page::EventPage;
pub use form::{EditEvent, NewEvent};
pub use landing::Landing;
pub use organise::Events;
pub use overview::Overview;
