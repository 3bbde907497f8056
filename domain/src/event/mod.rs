//! Events: a fair, a conference, a delegation trip or an event of our own, with its dates, place and texts.
//! What stands on its booth is in `booth`, who exhibits in `exhibitor`, who visits in `registration`.

use sea_orm::DbErr;

use crate::{actor::Denied, choice::choice, field::FieldErrors};

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

mod queries;
mod view;

pub use queries::{by_id, by_slug, published_slugs};
pub(crate) use queries::within;
pub use view::EventView;

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Db(#[from] DbErr),
}
