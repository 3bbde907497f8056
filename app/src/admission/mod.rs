pub mod api;
mod columns;
pub mod export;
pub mod pages;
