//! The pages of this slice.

mod admission;
mod application;
mod application_form;
mod application_summary;
mod apply;
mod directory;
mod dossier;
mod dossier_acts;
mod exhibitor;
mod logo;
mod offer;
mod on_stand;
mod portal;
mod portal_application;
mod portal_form;
mod portal_profile;
mod portal_staff;

pub use admission::Admission;
pub use application::Application;
pub use application_summary::Summary;
pub use apply::Apply;
pub use directory::Directory;
pub use dossier::AdmissionApplication;
pub use exhibitor::Exhibitor;
pub use offer::Offer;
pub use on_stand::OnStand;
pub use portal::Portal;
pub(crate) use portal::links as portal_links;
pub use portal_application::PortalApplication;
pub use portal_form::PortalForm;
pub use portal_profile::PortalProfile;
pub use portal_staff::PortalStaff;
