//! Letters: what they say (`letters`), how they look (`layout`), and the outbox as organisers see it (`pages`).

pub mod api;
mod calendar;
mod content;
mod layout;
mod letters;
pub mod pages;
mod preview;
mod qr;
#[cfg(test)]
mod tests;
mod words;
mod written;

pub use preview::preview;
pub use written::{Attached, Written, write};
