mod api;
mod organise_nav;
pub mod pages;
pub mod words;

pub use api::{ArchiveEvent, BackToDraft, CreateEvent, DuplicateEvent, EditEvent, PublishEvent, stale_form};
pub use organise_nav::OrganiseHead;

impl From<domain::event::Error> for crate::error::ApiError {
    fn from(error: domain::event::Error) -> Self {
        match error {
            domain::event::Error::Denied(denied) => denied.into(),
            domain::event::Error::Invalid(fields) => fields.into(),
            domain::event::Error::Db(error) => error.into(),
        }
    }
}

impl From<domain::event::Unseen> for crate::error::ApiError {
    fn from(unseen: domain::event::Unseen) -> Self {
        match unseen {
            domain::event::Unseen::Denied(denied) => denied.into(),
            domain::event::Unseen::Db(error) => error.into(),
        }
    }
}

