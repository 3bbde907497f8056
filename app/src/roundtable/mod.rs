//! Roundtables: who is invited, who sits where, what is handed out and written down; and the answer by one's own link.

pub mod api;
pub mod downloads;
pub mod pages;
mod papers;
mod seat_map;
