//! The pages of this slice.

mod confirm;
pub(super) mod details;
mod register;
mod visitors;
mod words;

pub use confirm::Confirm;
pub use details::DetailsFields;
pub use register::Register;
pub use visitors::Visitors;
pub use words::WhenAndWhere;
