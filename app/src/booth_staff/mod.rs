pub mod api;
mod error;
pub mod pages;
