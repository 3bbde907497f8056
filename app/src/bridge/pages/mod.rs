//! The pages of this slice.

mod beside;
mod fields;
mod list;
mod organise;
mod partner;
mod public;
mod timeline;
mod whereabouts;

pub use list::{NewBridge, OrganiseBridges};
pub use organise::OrganiseBridge;
pub use public::{BridgePage, Bridges};
