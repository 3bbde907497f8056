//! The joint booth: its levels, the units on them, and their geometry.
//! Who stands on which unit is in `placement`.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, event, field::FieldErrors};

pub(crate) mod entity;
pub(crate) mod policy;

mod copy;
mod history;
mod level;
mod row;
mod unit;
mod unit_details;

pub(crate) use copy::copy;
pub use history::{LevelAction, LevelField, UnitAction, UnitField};
pub use level::{LevelDetails, add_level, edit_level, remove_level};
pub use row::{RowDetails, add_units};
pub use unit::{UnitFacts, add_unit, remove_unit};
pub(crate) use unit::{change_unit, for_exhibitors, lock_unit};
pub use unit_details::UnitDetails;

use rules::booth::measure;
pub use rules::booth::{Side, UnitKind, geometry::Area, next_code, row_of};

/// So many levels has no booth.
pub const MOST_LEVELS: u64 = 12;
/// So many units fit on no level.
pub const MOST_UNITS: u64 = 300;

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    /// What cannot be read, and what does not fit to what is there: everything at once.
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// There are units on the level.
    #[error("the level is not empty")]
    LevelInUse,
    /// The unit was held for somebody, offered or given: its history stays.
    #[error("the unit was given once")]
    UnitInUse,
    /// There are as many as there can be.
    #[error("no more than {0}")]
    TooMany(u64),
    /// Somebody changed it after the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
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
