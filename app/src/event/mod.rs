mod api;
mod organise_nav;
pub mod pages;
pub mod structured;
pub mod words;

pub use api::{ArchiveEvent, BackToDraft, CreateEvent, DuplicateEvent, EditEvent, PublishEvent, stale_form};
pub use organise_nav::OrganiseHead;

impl From<domain::event::Unseen> for crate::error::ApiError {
    fn from(unseen: domain::event::Unseen) -> Self {
        match unseen {
            domain::event::Unseen::Denied(denied) => denied.into(),
            domain::event::Unseen::Db(error) => error.into(),
        }
    }
}
