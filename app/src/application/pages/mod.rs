//! The pages of this slice.

mod application;
mod application_form;
mod application_summary;
mod apply;
mod contact_fieldset;
mod logo;
mod long_form;
mod opened;
mod portal_form;
mod portal_profile;
mod preview;
mod proof;

pub use application::{Application, Withdraw};
pub use application_summary::Summary;
pub use apply::Apply;
pub use portal_form::PortalForm;
pub use portal_profile::PortalProfile;
