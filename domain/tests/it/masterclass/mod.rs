//! The programme and its seats.

mod erased;
pub mod fixture;
mod giving_back;
mod guards;
mod people;
pub mod races;
mod schedule;
mod seats;
mod stages;
mod swapping;
mod waiting_list;
mod zone_rules;
