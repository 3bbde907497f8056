//! The pages of this slice.

mod offer;
mod portal;
mod portal_application;

pub use offer::Offer;
pub use portal::Portal;
pub use portal_application::PortalApplication;
