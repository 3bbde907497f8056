pub mod pages;
mod written;

pub use written::{Attached, Written, write};
