//! Letters to groups: writing one, seeing what it would do, sending it, and what became of it.

pub mod api;
pub mod downloads;
pub mod pages;
mod write_to;

pub use write_to::WriteTo;
