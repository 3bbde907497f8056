//! What an event cost, receipt by receipt: organisers type them, and reports to funders list them.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, event, field::FieldErrors};

pub(crate) mod entity;

mod form;
mod history;
mod queries;
mod service;

pub use form::CostForm;
pub use history::{CostAction, CostField};
pub(crate) use queries::of_events;
pub use queries::{EventCostView, history_of, of_event};
pub use service::{add, edit, remove};

/// More receipts than any event has.
pub const MOST: u64 = 3_000;
/// No receipt is over more, in cents.
pub const MOST_CENTS: i64 = 10_000_000_000;

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// The event has as many receipts as there can be.
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
