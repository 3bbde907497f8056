//! The frames around pages: the site's, an event's public one and the organisers'.

mod every_page;
mod organise;
mod public;

pub use every_page::Frame;
pub use organise::{OrganiseHead, OrganiseNav};
pub use public::{PublicHead, PublicNav};
