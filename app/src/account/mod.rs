pub mod api;
mod asking_cookie;
pub mod cookie;
pub mod downloads;
mod error;
pub mod members;
pub mod pages;
mod passkeys;
mod sign_in;
mod team;

pub use api::SignOut;
