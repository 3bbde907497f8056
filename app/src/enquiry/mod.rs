//! What people ask by the contact form, and what organisers do with it.

pub mod api;
pub mod downloads;
pub mod guard;
pub mod owning;
pub mod pages;
