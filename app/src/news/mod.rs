//! News of the agency: everybody reads them, organisers write them.

mod api;
pub mod downloads;
pub mod pages;
pub mod picture_upload;
mod press_release;
mod structured;

pub use api::{CreateNewsEntry, DeleteNewsEntry, EditNewsEntry, HideNewsEntry, PlanNewsEntry, PublishNewsEntry, RemoveNewsPicture};
