//! Visitors: registering, confirming, changing, taking along and erasing.

mod erased_meanwhile;
mod erasing;
pub mod fixture;
mod guards;
mod mine;
mod notes;
mod registering;
mod unproven;
mod visitors;
