//! The pages of this slice.

mod contact;
mod handling;
mod list;
mod one;
mod own;

pub use contact::Contact;
pub use list::{Enquiries, EventEnquiries};
pub use one::OneEnquiry;
pub use own::OwnEnquiry;
