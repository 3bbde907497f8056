//! Talks that the agency's own people give abroad: at what occasion, whose guests they are, on what, before whom, and what
//! came of it. Not an event: nobody applies, registers or stands anywhere. A talk may belong to a bridge.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, choice::choice, field::FieldErrors, files::FilesError, picture::Refused};

pub(crate) mod entity;

mod columns;
mod derive;
mod details;
mod history;
mod queries;
mod service;
mod slides;
mod view;

pub(crate) use columns::keyed;
pub(crate) use derive::follow_zone_rules;
pub use details::TalkDetails;
pub use history::{TalkAction, TalkField};
pub use queries::{
    TalkFilter, TalkPage, all_of_bridge, by_slug, for_organisers, history_of, last_change, public_of_bridge, public_pages, published, talk,
};
pub(crate) use queries::{names_of_bridge, shows_slides, slides_keys, visible_to};
pub use service::{create, delete, edit, set_state};
pub use slides::{remove_slides, set_slides};
pub use view::{Speaker, TalkView};

choice! {
    /// Who can see a talk.
    pub enum TalkState {
        /// Organisers only.
        Draft = "draft",
        /// Everybody.
        Published = "published",
    }
}

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Somebody changed it after the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    /// What everybody sees is not thrown away.
    #[error("it is published")]
    Published,
    #[error(transparent)]
    Slides(#[from] Refused),
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error(transparent)]
    Db(#[from] DbErr),
}
