pub mod api;
pub mod cookie;
mod device;
pub mod pages;

pub use api::SignOut;
