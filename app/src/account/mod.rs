pub mod api;
pub mod cookie;
mod device;
pub mod pages;
mod team;

pub use api::SignOut;
