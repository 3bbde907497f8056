//! The programme and its seats.

mod fixture;
mod races;
mod schedule;
mod seats;
mod stages;
