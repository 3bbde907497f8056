//! The programme and its seats.

mod erased;
pub mod fixture;
mod giving_back;
mod guards;
mod people;
mod queue;
mod races;
mod schedule;
mod seats;
mod stages;
