//! The pages of this slice.

mod confirm;
pub(super) mod details;
mod mine;
mod register;
mod visitors;
pub(super) mod words;

pub use confirm::Confirm;
pub use mine::MyRegistration;
pub use register::Register;
pub use visitors::Visitors;
