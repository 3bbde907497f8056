pub mod api;
mod error;
pub mod history;
pub mod logo_upload;
pub mod pages;
pub mod profile_api;
mod profile_fields;
pub mod way;
pub mod words;

pub use error::offer_over;
