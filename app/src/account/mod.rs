pub mod api;
mod asking_cookie;
pub mod cookie;
pub mod downloads;
pub mod members;
pub mod pages;
mod passkeys;
mod team;

pub use api::SignOut;
