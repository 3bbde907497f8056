pub mod api;
pub mod export;
pub mod pages;
