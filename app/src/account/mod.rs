pub mod api;
pub mod cookie;
mod device;
pub mod members;
pub mod pages;
mod team;

pub use api::SignOut;
