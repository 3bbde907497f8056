//! Talks that the agency's own people give abroad.

mod api;
pub mod downloads;
pub mod pages;
pub mod slides_upload;

pub use api::{CreateTalk, DeleteTalk, EditTalk, RemoveSlides, SetTalkState};
