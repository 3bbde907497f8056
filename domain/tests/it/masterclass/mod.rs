//! The programme and its seats.

pub mod fixture;
mod people;
mod races;
mod schedule;
mod seats;
mod stages;
