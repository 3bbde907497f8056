//! The pages of this slice.

mod beside;
mod companies;
mod enquiries;
mod fields;
mod grants;
mod list;
mod organise;
mod organise_companies;
mod partner;
mod public;
mod timeline;
mod whereabouts;

pub use companies::BridgeCompanies;
pub use list::{NewBridge, OrganiseBridges};
pub use organise::OrganiseBridge;
pub use organise_companies::OrganiseBridgeCompanies;
pub use public::{BridgePage, Bridges};
