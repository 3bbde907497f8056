//! What events cost, and what is reported to whoever funds them.

mod api;
mod cost_table;
pub mod downloads;
mod lists;
pub mod pages;

pub use api::{AddCost, EditCost, RemoveCost};
