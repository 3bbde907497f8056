//! The programme and its seats.

pub mod fixture;
mod guards;
mod people;
pub mod races;
mod schedule;
mod seats;
mod stages;
mod waiting_list;
