//! Funding by reference: who gives how much for what, by which notice, and which events it goes to. A notice that changes
//! leaves the earlier one readable.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, event, field::FieldErrors};

pub(crate) mod entity;

mod assign;
mod credit;
mod form;
mod history;
mod list;
mod notice;
mod queries;
mod service;
mod view;

pub use assign::{assign, unassign};
pub use credit::{CreditForm, set_credit};
pub use form::GrantForm;
pub use history::{GrantAction, GrantField};
pub use list::{GrantFilter, GrantPage, GrantRow, export, grants, of_bridge};
pub(crate) use notice::Notice;
pub(crate) use queries::names_of_bridge;
pub use queries::{grant, history_of, of_event, shown, shown_of_bridge};
pub use rules::grant::GrantState;
pub(crate) use service::keyed;
pub use service::{change, create, remove};
pub use view::{Credit, FundedEvent, GrantDetail, GrantOfEvent, GrantVersionView, GrantView};

/// No grant is larger, in cents.
pub const MOST_CENTS: i64 = 10_000_000_000;

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
    /// It funds events, so that it cannot go.
    #[error("it funds events")]
    FundsEvents,
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
