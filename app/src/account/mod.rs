pub mod api;
pub mod cookie;
pub mod pages;

pub use api::SignOut;
