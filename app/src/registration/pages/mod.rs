//! The pages of this slice.

mod alike;
mod confirm;
pub(super) mod details;
mod register;
mod visitor;
mod visitors;
mod words;

pub use alike::{AtDeskFields, IsAnother, PrintBadge, alike_list, alike_typed};
pub use confirm::Confirm;
pub use details::DetailsFields;
pub use register::Register;
pub use visitor::{DeskVisitor, Visitor};
pub use visitors::Visitors;
pub use words::WhenAndWhere;
