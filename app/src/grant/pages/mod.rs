//! The pages of this slice.

mod credit;
mod events;
mod fields;
mod list;
mod one;
mod public;

pub use list::{Grants, NewGrant};
pub use one::OneGrant;
pub use public::FundedBy;
