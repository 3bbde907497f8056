//! Visitors: registering, confirming, changing, taking along and erasing.

mod erasing;
mod fixture;
mod guards;
mod mine;
mod registering;
mod visitors;
