//! The pages of this slice.

mod offer;
mod portal;
mod portal_application;

pub use offer::Offer;
pub(crate) use portal::links as portal_links;
pub use portal::{Portal, PortalHead};
pub use portal_application::PortalApplication;
