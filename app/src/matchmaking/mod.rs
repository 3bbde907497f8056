//! Meetings: taking part, one's own page with proposals, requests and meetings; what organisers set, see and plan.

pub mod api;
pub mod calendar;
pub mod downloads;
mod error;
pub mod own_api;
pub mod pages;
