//! Visitors: registering, confirming, changing, taking along and erasing.

mod erased_meanwhile;
mod erasing;
mod finding_again;
pub mod fixture;
mod guards;
mod mine;
mod notes;
mod people;
mod registering;
mod sharing;
mod unproven;
mod visitors;
