pub mod api;
mod asking_cookie;
pub mod cookie;
mod device;
pub mod members;
pub mod pages;
mod team;

pub use api::SignOut;
