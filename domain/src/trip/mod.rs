//! Delegation trips: where an event of that kind goes, its groups and its programme. Who travels is in `traveller`.
//!
//! Travel and hotels are nobody's business here: travellers arrange both by themselves, and whatever is said of a hotel is a
//! suggestion that binds nobody.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, event, field::FieldErrors};

pub(crate) mod entity;

mod copied;
mod derive;
mod group;
mod history;
mod item;
mod item_acts;
mod item_form;
mod leg;
mod leg_order;
mod overlap;
mod plan;
mod publish;
mod queries;
mod told;
mod towns;

pub use copied::copied;
pub(crate) use derive::{derive_item_times, events_behind};
pub use group::{GroupDetails, add_group, edit_group};
pub(crate) use group::{has_group, remove_group};
pub use history::{TripAction, TripField, TripItemAction, TripItemField};
pub use item::{add_item, edit_item};
pub use item_acts::{remove_item, set_cancelled};
pub use item_form::ItemDetails;
pub use leg::{LegDetails, add_leg, edit_leg, remove_leg};
pub use leg_order::{LegMove, move_leg};
pub use overlap::{Overlap, overlaps};
pub use plan::{GroupView, ItemView, LegView, Plan};
pub use publish::set_programme_public;
pub use queries::{item, plan, public_plan};
pub(crate) use queries::{plan_within, trip_event};
pub use rules::trip::TripItemKind;
pub use told::{ItemNews, TripItemFacts};
pub(crate) use told::{Untold, settle_told, untold, untold_by_event};
pub use towns::{Town, Towns, TripChanges, changes, towns};

/// So many legs, groups or items has no trip.
pub const MOST_LEGS: usize = 12;
pub const MOST_GROUPS: usize = 12;
pub const MOST_ITEMS: usize = 300;

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
    /// There are as many as there can be.
    #[error("no more than {0}")]
    TooMany(usize),
    /// Items of the programme hang on it.
    #[error("there are items")]
    HasItems,
    /// Travellers belong to it.
    #[error("there are travellers")]
    HasTravellers,
    /// Travellers know of it: it can only be cancelled.
    #[error("travellers know of it")]
    Known,
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
