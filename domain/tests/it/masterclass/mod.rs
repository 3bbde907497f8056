//! The programme and its seats.

mod fixture;
mod people;
mod races;
mod schedule;
mod seats;
mod stages;
