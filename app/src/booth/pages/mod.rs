//! The pages of this slice.

mod organise;
mod plan;
mod unit;

pub use organise::Booth;
pub use plan::{Plan, StandPlan};
pub use unit::{EditUnit, NewUnit};
