//! Events: a fair, a conference, a delegation trip or an event of our own, with its dates, place and texts.
//! What stands on its booth is in `booth`, who exhibits in `exhibitor`, who visits in `registration`.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Stale, choice::choice, field::FieldErrors, files::FilesError, picture::Refused};

pub(crate) mod entity;

choice! {
    /// What sort of occasion an event is.
    pub enum EventKind {
        TradeFair = "trade_fair",
        Conference = "conference",
        DelegationTrip = "delegation_trip",
        OwnEvent = "own_event",
    }
}

choice! {
    /// Whose booth it is.
    pub enum BoothRole {
        /// We run the booth.
        Host = "host",
        /// We are guests on the booth of somebody else, named in `hosted_by`.
        Partner = "partner",
    }
}

choice! {
    /// Who can see an event.
    pub enum EventState {
        /// Organisers only.
        Draft = "draft",
        /// Everybody.
        Published = "published",
        /// Over and done with.
        Archived = "archived",
    }
}

choice! {
    /// The colours that the styles know, one per event.
    pub enum Accent {
        Blue = "blue",
        Teal = "teal",
        Green = "green",
        Plum = "plum",
        Rust = "rust",
        Slate = "slate",
    }
}

mod details;
mod duplicate;
mod list;
mod numbers;
mod picture;
mod policy;
mod queries;
mod service;
mod view;

pub use details::EventDetails;
pub use duplicate::{NextEdition, duplicate};
pub use list::{EventFilter, EventPage, PublicEvents, for_organisers, for_public};
pub use numbers::{EventNumbers, numbers};
pub use picture::{EventPicture, remove_picture, set_picture};
pub use queries::{by_id, by_slug, published_slugs};
pub(crate) use queries::{held, take_turns, within};
pub use service::{archive, back_to_draft, create, edit, publish};
pub use view::EventView;

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
    #[error("changed meanwhile")]
    Stale(Stale),
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

impl EventState {
    /// Whether an event may go from this state to `next`. Whether anybody applied is asked besides.
    pub fn leads_to(self, next: Self) -> bool {
        matches!((self, next), (Self::Draft | Self::Archived, Self::Published) | (Self::Published, Self::Archived | Self::Draft))
    }
}

#[cfg(test)]
mod tests {
    use super::EventState::{self, Archived, Draft, Published};

    #[test]
    fn only_these_steps_are_allowed() {
        let steps = EventState::ALL.into_iter().flat_map(|from| EventState::ALL.map(|to| (from, to)));

        let allowed: Vec<_> = steps.filter(|(from, to)| from.leads_to(*to)).collect();

        assert_eq!(allowed, [(Draft, Published), (Published, Draft), (Published, Archived), (Archived, Published)]);
    }
}
