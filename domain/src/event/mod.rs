//! Events: a fair, a conference, a delegation trip or an event of our own, with its dates, place and texts.
//! What stands on its booth is in `booth`, who exhibits in `application`, who visits in `registration`.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, field::FieldErrors, files::FilesError, picture::Refused};

pub(crate) mod entity;
pub(crate) mod policy;

mod badge_design;
mod columns;
mod copy;
mod dates;
mod derive;
mod details;
mod facts;
mod history;
mod list;
mod of_bridge;
mod picture;
mod public_course;
mod queries;
mod service;
mod terms;
mod view;

pub(crate) use badge_design::logo_keys;
pub use badge_design::{remove_logo, set_badge_format, set_logo};
pub(crate) use columns::keyed;
pub(crate) use copy::copy;
pub(crate) use dates::{minute, zone as typed_zone, zone_of_place};
pub(crate) use derive::{behind_zone_rules, derive_deadlines};
pub use details::EventDetails;
pub use facts::EventFacts;
pub use history::{EventAction, EventField};
pub use list::{EventFilter, EventPage, PublicEvents, PublicFilter, for_organisers, for_public, next_public};
pub use of_bridge::{all_of_bridge, public_of_bridge};
pub(crate) use of_bridge::{names_of_bridge, rename_bridge};
pub(crate) use picture::picture_keys;
pub use picture::{EventPicture, remove_picture, set_picture};
pub use public_course::{EventFeed, EventInShort, public_feed, public_in_short};
pub use queries::{by_id, by_slug, published_slugs, shown};
pub(crate) use queries::{held, shows_file, take_turns, within};
pub use rules::event::{Accent, BadgeFormat, BoothRole, EventKind, EventState};
pub(crate) use service::{address_of_another, back_to_draft_unless, edit, edited};
pub use service::{archive, create, publish};
pub use terms::{NewTerms, Terms, TermsText, put_terms, terms, terms_of};
pub(crate) use terms::{insert_terms, terms_keys, terms_within, with_readable_terms};
pub use view::EventView;

/// The city of an event that takes place online alone, in both languages.
pub const ONLINE: &str = "Online";

/// The languages that are spoken on a booth, by ISO 639-1.
pub const LANGUAGES: [&str; 16] = ["de", "en", "fr", "nl", "es", "it", "pl", "pt", "tr", "uk", "he", "ar", "zh", "ja", "ko", "hi"];

/// Why an event cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unseen {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<Unseen> for Error {
    fn from(unseen: Unseen) -> Self {
        match unseen {
            Unseen::Denied(denied) => Self::Denied(denied),
            Unseen::Db(error) => Self::Db(error),
        }
    }
}

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Somebody changed the event after the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    /// Its present state does not lead there.
    #[error("not possible for an event that is {0}")]
    NotFrom(EventState),
    /// Somebody applied, and would lose sight of the event.
    #[error("there are applications")]
    HasApplications,
    #[error(transparent)]
    Picture(#[from] Refused),
    #[error(transparent)]
    Files(#[from] FilesError),
    #[error(transparent)]
    Db(#[from] DbErr),
}
