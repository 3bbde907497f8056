pub mod api;
pub mod cookie;
pub mod downloads;
pub mod members;
pub mod pages;
mod passkeys;
mod team;

pub use api::SignOut;
