//! News of the agency: what it tells everybody, with a picture, perhaps about an event. What is published appears at its
//! time, which may be to come; until then it is there for organisers alone, as a draft is.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, choice::choice, event, field::FieldErrors, files::FilesError, picture::Refused};

pub(crate) mod entity;

mod columns;
mod derive;
mod form;
mod history;
mod list;
mod picture;
mod policy;
mod publish;
mod queries;
mod service;
mod view;
mod visible;

pub(crate) use columns::keyed;
pub(crate) use derive::{derive_publish_times, follow_event, follow_home_zone};
pub use form::NewsForm;
pub use history::{NewsAction, NewsField};
pub use list::{NewsFilter, NewsPage, events_to_choose, for_organisers, published};
pub use picture::{NewsPicture, remove_picture, set_picture};
pub(crate) use picture::{picture_keys, shows_picture};
pub use publish::{hide, plan, proposed_time, publish};
pub use queries::{Feed, by_slug, entry, feed, history_of, newest, of_event, of_events, public_pages};
pub use service::{create, delete, edit};
pub use view::{NewsEntryView, NewsEvent, PressContact};
pub(crate) use visible::visible_to;

choice! {
    /// Whether a news entry is for everybody.
    pub enum NewsState {
        Draft = "draft",
        /// From its time on.
        Published = "published",
    }
}

choice! {
    /// The same as organisers see it at a moment.
    pub enum NewsStanding {
        Draft = "draft",
        /// It appears by itself.
        Planned = "planned",
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
    /// Its present state does not lead there.
    #[error("not possible for news that are {0}")]
    NotNow(NewsState),
    #[error(transparent)]
    Picture(#[from] Refused),
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<event::Unseen> for Error {
    fn from(unseen: event::Unseen) -> Self {
        match unseen {
            event::Unseen::Denied(denied) => denied.into(),
            event::Unseen::Db(error) => error.into(),
        }
    }
}
