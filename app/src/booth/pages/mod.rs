//! The pages of this slice.

mod list;
mod organise;
mod plan;
mod unit;

pub use organise::Booth;
pub use plan::Plan;
pub use unit::{EditUnit, NewUnit};
