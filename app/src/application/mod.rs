pub mod api;
pub(crate) mod contact_fields;
mod error;
pub mod logo_upload;
pub mod pages;
pub mod profile_api;
pub mod way;
