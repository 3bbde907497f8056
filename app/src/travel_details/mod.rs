//! What travellers give for a trip, the lists that are made of it, and the paper: booklet, badges, itinerary.

pub mod api;
pub mod downloads;
pub mod pages;
mod paper;
mod tables;
