pub mod api;
mod contact_fields;
mod error;
pub mod history;
pub mod logo_upload;
pub mod pages;
pub mod profile_api;
pub mod way;
pub mod words;

pub use error::offer_over;
