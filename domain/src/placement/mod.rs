//! Who stands where: units that are held for an application, offered to it, and its own in the end.
//! The units themselves are in `booth`, the applications in `application`.

use crate::choice::choice;

pub(crate) mod entity;

choice! {
    /// How firmly a unit is an exhibitor's.
    pub enum PlacementState {
        /// Set aside by the organiser.
        Held = "held",
        /// Offered until a deadline.
        Offered = "offered",
        /// Accepted.
        Confirmed = "confirmed",
    }
}

mod claim;
mod colleague;
mod derive;
mod error;
mod find;
mod floor;
mod letters;
mod live;
mod moving;
mod plan;
mod quota;
mod stand;
mod standing;
mod wish;

pub mod offer;
pub mod own;

use claim::{Claim, Deadline, chosen, claim};
pub use claim::{FreeUnit, HoldUnit, free_units, hold, release_hold};
pub(crate) use claim::{held_unit, hold_again, release};
pub use colleague::invite_colleague;
pub(crate) use derive::derive_offer_deadlines;
pub use error::{Error, OfferState};
pub use find::{FoundUnits, find_units};
pub use floor::{LevelOutline, UnitCard, level_of, level_plan, outlines, topic_counts, topics, unit_cards};
pub use letters::{PlacementLetter, PlacementLetterKind};
use live::overdue_offer;
pub(crate) use live::{confirmed_placement, live_placement, open_offer};
pub use moving::{ExhibitorMove, move_exhibitor};
pub(crate) use offer::new_offer_link;
pub use plan::{LevelView, PlacedExhibitor, PlanView, UnitState, UnitView, plan, unit_by_id};
pub use quota::edit_unit;
pub use stand::{Stand, WholeStand, stand};
pub use standing::{Standing, standings};
pub use wish::{SuggestedUnit, Wish, allot};
pub(crate) use wish::{free_to_suggest, held_by_application};
