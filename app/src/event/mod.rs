mod api;
mod organise_nav;
pub mod pages;
pub mod words;

pub use api::{ArchiveEvent, BackToDraft, CreateEvent, DuplicateEvent, EditEvent, PublishEvent, stale_form};
pub use organise_nav::OrganiseHead;
