//! What stays of an event: its recap, for everybody; writing it, for organisers; releasing a quote, for whoever said it.

mod api;
pub mod download_upload;
pub mod downloads;
pub mod pages;
pub mod picture_upload;
mod structured;

pub use api::{
    AddRecapFigure, AddVoice, AnswerVoice, AskVoice, BeginRecap, EditRecapPicture, EditVoice, HideRecap, PublishRecap, RemoveRecapDownload,
    RemoveRecapFigure, RemoveRecapPicture, RemoveVoice, SaveRecap,
};
