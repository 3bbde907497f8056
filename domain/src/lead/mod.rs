//! Leads: contacts that a visitor gave to one exhibitor, with the consent, its receipt and the way back.
//! What a visitor agreed to with the organiser is in `registration`.

use sea_orm::DbErr;

use crate::{
    actor::Denied,
    audit::Overtaken,
    clock::{Instant, Tz},
    event,
    field::FieldErrors,
    ids::{ApplicationId, LeadId},
    locale::Locale,
};

mod confirm;
mod consent;
mod contact;
pub(crate) mod entity;
mod history;
mod letters;
mod numbers;
mod personal_data;
mod policy;
mod queries;
mod receipt;
mod service;

pub use confirm::{confirm, confirm_given};
pub use consent::{Wording, shared_fields, wording};
pub use contact::{ContactCard, contact};
pub use history::{LeadAction, LeadField};
pub use letters::{LeadLetter, LeadLetterKind};
pub(crate) use numbers::{by_event, by_exhibitor};
pub(crate) use personal_data::{ContactPart, empty_for, export_for, lead_threads};
pub use queries::{collector, export, lead, leads, number, scanning_for, taken_back};
pub(crate) use receipt::new_receipt_link;
pub use receipt::{GivenContact, ReceiptView, given, receipt, withdraw, withdraw_given};
pub use service::{agree, begin_exchange, edit};

/// So many leads stand on one page of the list.
pub const PER_PAGE: u64 = 50;
/// Rows that an export reads at once.
const PER_BATCH: u64 = 500;
/// No exhibitor meets more people at one event.
const MOST_TAKEN_BACK: u64 = 20_000;

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// No visitor of this event has such a badge.
    #[error("no visitor has this badge")]
    UnknownBadge,
    /// It is the badge of somebody who works on a stand.
    #[error("the badge is an exhibitor's")]
    BadgeOfExhibitor,
    /// A colleague changed the lead since the form was opened.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    /// The link was never given out, or a newer receipt has replaced it.
    #[error("the link leads to no contact")]
    NoSuchReceipt,
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

/// The question that a visitor is asked on the exhibitor's phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// What the printed badge says anyway; nothing else is shown before the visitor agrees.
    pub visitor: String,
    /// The language that the visitor reads: the question is asked in it.
    pub locale: Locale,
    pub wording: Wording,
    /// Whether the visitor agreed before.
    pub agreed_before: bool,
}

/// The visitor agreed by mouth, and somebody pressed the button on the exhibitor's phone. All as it was sent.
#[derive(Clone, Debug, Default)]
pub struct AgreeContact {
    pub code: String,
}

/// What an exhibitor notes on a contact.
#[derive(Clone, Debug, Default)]
pub struct EditLead {
    /// 1 to 5, or empty.
    pub rating: String,
    pub note: String,
    /// The revision that the form was opened with.
    pub revision: String,
}

/// Which leads to list, and how.
#[derive(Clone, Debug, Default)]
pub struct LeadFilter {
    /// Part of a name, organisation or note.
    pub search: String,
    pub order: LeadOrder,
    /// Counted from 1.
    pub page: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeadOrder {
    #[default]
    Newest,
    Oldest,
    BestRated,
    Name,
}

/// A page of the list, and whose it is.
#[derive(Clone, Debug)]
pub struct LeadList {
    pub exhibitor: ExhibitorView,
    pub rows: Vec<LeadView>,
    pub total: u64,
    /// No contact fits what was typed; these come close.
    pub similar: bool,
}

/// The exhibitor that collects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExhibitorView {
    pub application: ApplicationId,
    pub name: String,
    pub event_name: String,
    pub event_slug: String,
    pub zone: Tz,
    /// Whether the event's last day is over.
    pub is_over: bool,
}

/// A contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadView {
    pub id: LeadId,
    pub name: String,
    pub organisation: String,
    pub job_title: String,
    /// Empty for a visitor without a mailbox.
    pub email: String,
    /// Agreed to by the visitor.
    pub newsletter: bool,
    pub rating: Option<i32>,
    pub note: String,
    /// The language that the visitor reads.
    pub locale: Locale,
    pub consented_at: Instant,
    /// When the visitor confirmed it; until then it is told by mouth.
    pub confirmed_at: Option<Instant>,
    /// The words that the visitor agreed to.
    pub wording: String,
    pub revision: i64,
}
