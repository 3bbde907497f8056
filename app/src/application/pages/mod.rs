//! The pages of this slice.

mod application;
mod application_form;
mod application_summary;
mod apply;
mod contact_fieldset;
mod logo;
mod long_form;
mod meanwhile;
mod opened;
mod portal_form;
mod portal_profile;
mod preview;
mod proof;

pub use application::{Application, Withdraw};
pub use application_form::ContentSections;
pub use application_summary::Summary;
pub use apply::Apply;
pub use logo::{LogoFields, RemoveLogoForm};
pub use meanwhile::Meanwhile;
pub use portal_form::PortalForm;
pub use portal_profile::PortalProfile;
pub use preview::Preview;
