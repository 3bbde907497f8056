mod api;
mod calendar;
pub mod downloads;
mod drawing;
pub mod pages;
pub mod picture_upload;
pub mod structured;
pub mod terms_upload;

pub use api::{ArchiveEvent, BackToDraft, CreateEvent, DuplicateEvent, EditEvent, PublishEvent, RemovePicture};
pub use drawing::{Ground, drawing, drawing_of_ground};

impl From<domain::event::Unseen> for crate::error::ApiError {
    fn from(unseen: domain::event::Unseen) -> Self {
        match unseen {
            domain::event::Unseen::Denied(denied) => denied.into(),
            domain::event::Unseen::Db(error) => error.into(),
        }
    }
}
