//! Badges: a person's ticket code and badge code at one event.
//! Whom a badge belongs to is in `registration` and `booth_staff`, where it was scanned in `check_in`.

use sea_orm::DbErr;

use crate::{actor::Denied, clock::Instant, ids::BadgeId};

pub(crate) mod entity;

mod history;
mod manage;
mod personal_data;
mod policy;
mod printing;
mod queries;
mod service;
mod standing;

pub use history::BadgeAction;
pub use manage::{restore_badge, revoke_badge};
pub(crate) use personal_data::{BadgePart, empty};
pub use printing::{note_printed, printed, printed_for, printed_one};
pub use queries::{badges, export};
pub(crate) use queries::{found_by, hold_by_code, ids_with_code};
pub use rules::badge::BadgeRole;
pub use service::{Issued, NewBadge, issue};
pub(crate) use service::{await_confirmation, counting_of_tickets, end, reprint, resume};
pub(crate) use standing::is_valid;

/// So many badges stand on one page of the list.
pub const PER_PAGE: u64 = 50;
/// Rows that an export reads at once.
const PER_BATCH: u64 = 500;
/// So many badges are set while their browser waits; more are set in the background.
pub const PRINTED_AT_ONCE: u64 = 100;

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Which badges of an event to list.
#[derive(Clone, Debug, Default)]
pub struct BadgeFilter {
    /// Part of a name or organisation, or one of the codes.
    pub search: String,
    pub role: Option<BadgeRole>,
    /// Only those that are still to be printed: they are good, and never were on paper as they are now.
    pub unprinted: bool,
    /// Counted from 1.
    pub page: u64,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct BadgeList {
    pub rows: Vec<BadgeRow>,
    /// How many there are on all pages.
    pub total: u64,
    /// Nobody fits what was typed; these come close.
    pub similar: bool,
    /// How many of them can be printed; none where what was typed fits nobody.
    pub printable: u64,
}

/// A badge in the organisers' list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadgeRow {
    pub id: BadgeId,
    pub role: BadgeRole,
    pub name: String,
    pub organisation: String,
    pub standing: BadgeValidity,
}

/// A badge in the organisers' table, as whoever prints elsewhere needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadgeExport {
    pub badge: BadgeRow,
    /// What stands in its QR code; nothing where it is not valid.
    pub badge_code: Option<String>,
    pub created_at: Instant,
}

/// What a badge is worth, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadgeValidity {
    Valid,
    /// The visitor has not confirmed the address: it opens no door yet and is not printed.
    Unconfirmed,
    /// Organisers made it worthless, and may take that back.
    Revoked,
    /// Its owner cancelled, was taken off the booth staff, was erased, or has another one. Only they or their
    /// organisation undo that.
    Gone,
}

/// What a badge shows on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedBadge {
    pub id: BadgeId,
    pub role: BadgeRole,
    pub name: String,
    pub organisation: String,
    pub badge_code: String,
}
