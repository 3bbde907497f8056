//! The pages of this slice.

mod alike;
mod confirm;
pub(super) mod details;
mod my_ticket;
mod register;
mod take_part;
mod visitor;
mod visitors;
mod words;

pub use alike::{AtDeskFields, IsAnother, PrintBadge, alike_list, alike_typed};
pub use confirm::Confirm;
pub use details::DetailsFields;
pub use my_ticket::MyTicket;
pub use register::Register;
pub use take_part::{RegisterOrTicket, VisitorButton};
pub use visitor::{DeskVisitor, Visitor};
pub use visitors::Visitors;
pub use words::WhenAndWhere;
