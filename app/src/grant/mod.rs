//! Funding by reference: grants, their notices, and the events that they fund.

mod api;
pub mod downloads;
pub mod pages;

pub use api::{AssignGrant, ChangeGrant, CreateGrant, RemoveGrant, SetGrantCredit, UnassignGrant};
