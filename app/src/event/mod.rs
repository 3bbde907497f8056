mod api;
mod organise_nav;
pub mod pages;
pub mod picture_upload;
mod public_head;
pub mod structured;
pub mod words;

pub use api::{ArchiveEvent, BackToDraft, CreateEvent, DuplicateEvent, EditEvent, PublishEvent, RemovePicture, stale_form};
pub use organise_nav::{OrganiseHead, OrganiseNav};
pub use public_head::{PublicHead, PublicNav};

impl From<domain::event::Unseen> for crate::error::ApiError {
    fn from(unseen: domain::event::Unseen) -> Self {
        match unseen {
            domain::event::Unseen::Denied(denied) => denied.into(),
            domain::event::Unseen::Db(error) => error.into(),
        }
    }
}
