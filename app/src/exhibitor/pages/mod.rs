//! The pages of this slice.

mod admission;
mod application;
mod application_form;
mod application_summary;
mod apply;
mod directory;
mod exhibitor;
mod offer;
mod on_stand;
mod portal;

pub use admission::{Admission, AdmissionApplication};
pub use application::Application;
pub use application_summary::Summary;
pub use apply::Apply;
pub use directory::Directory;
pub use exhibitor::Exhibitor;
pub use offer::Offer;
pub use on_stand::OnStand;
pub use portal::{Portal, PortalApplication, PortalProfile, PortalStaff};
