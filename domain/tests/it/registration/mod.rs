//! Visitors: registering, confirming, changing, taking along and erasing.

mod erasing;
pub mod fixture;
mod guards;
mod mine;
mod registering;
mod visitors;
