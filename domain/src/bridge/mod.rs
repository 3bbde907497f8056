//! Innovation Bridges to regions abroad, and networks at home: lasting things, with partners, a page of their own, and what
//! their companies offer and seek.
//! Which events belong to one is in `event`; what they came to, in `process::bridge_course`.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, field::FieldErrors};

pub(crate) mod entity;

mod companies;
mod company;
mod company_lines;
mod details;
mod history;
mod partner;
mod queries;
mod service;
mod view;

pub(crate) use companies::company_called;
pub use companies::{CompanyPage, CompanyView, companies, companies_changed, export_companies, first_companies};
pub use company::{CompanyDetails, add_company, edit_company, remove_company};
pub use company_lines::{CompanyLines, MOST_LINES, paste_companies};
pub use details::BridgeDetails;
pub use history::{BridgeAction, BridgeField};
pub use partner::{PartnerDetails, add_partner, edit_partner, move_partner_up, remove_partner};
pub(crate) use queries::{all_for, name_of};
pub use queries::{by_slug, for_organisers, partner_towns, partners, published, shown};
pub use rules::bridge::{BridgeKind, BridgeState};
pub use service::{create, set_state};
pub(crate) use service::{edit, lock, remove};
pub use view::{BridgeView, PartnerView};

/// So many partners has no bridge.
pub const MOST_PARTNERS: usize = 60;
/// So many companies has no network.
pub const MOST_COMPANIES: usize = 5_000;

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
    /// These events, calls, talks, visits, roundtables and grants belong to it, by name.
    #[error("there are events")]
    HasEvents(Vec<String>),
    /// There are as many partners or companies as there can be.
    #[error("no more than {0}")]
    TooMany(usize),
    #[error(transparent)]
    Db(#[from] DbErr),
}
