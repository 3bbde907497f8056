//! A change of an event, or of a session, reaches whoever relies on it: once, and truthfully.

mod confirming;
pub mod fixture;
mod known;
mod programme;
mod sessions;
