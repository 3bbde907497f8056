//! Every letter: what it says (`words`), how it looks (`layout`), what hangs on it. Facts in, mail out.

pub mod calendar;
mod changes;
mod content;
mod context;
mod kind;
mod layout;
mod preview;
mod qr;
mod reply;
mod words;
mod write;
mod written;

pub use changes::{FactChange, event_changes};
pub use kind::{kind, kinds};
pub use preview::preview;
pub use write::write_letter;
pub use written::{Attached, Written};

#[cfg(test)]
mod tests;
