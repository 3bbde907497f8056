//! Exhibitors: organisations, their applications to an event, admission, placement, and who works on the stand.
//! The units they are placed on are in `booth`, their passes in `badge`, their contacts with visitors in `lead`.

use crate::choice::choice;

pub(crate) mod entity;

choice! {
    /// How far an application has got.
    pub enum ApplicationState {
        /// Being written.
        Draft = "draft",
        /// Handed in.
        Submitted = "submitted",
        /// An organiser is reading it.
        InReview = "in_review",
        /// Back with the applicant, who is asked for more.
        NeedsInformation = "needs_information",
        /// Good enough, but nothing is free.
        WaitingList = "waiting_list",
        /// A unit is offered, the answer is awaited.
        Offered = "offered",
        /// The organisation takes part.
        Confirmed = "confirmed",
        /// The organiser said no.
        Rejected = "rejected",
        /// The applicant stepped back before the confirmation.
        Withdrawn = "withdrawn",
        /// Called off after the confirmation.
        Cancelled = "cancelled",
    }
}

choice! {
    /// What an application's contact is to be asked about.
    pub enum ContactPurpose {
        Decision = "decision",
        Project = "project",
        Technical = "technical",
        Invoice = "invoice",
        Press = "press",
        OnSite = "on_site",
    }
}

choice! {
    /// What a tag says about an exhibitor.
    pub enum TagKind {
        /// What it works on.
        Topic = "topic",
        /// What it has to give.
        Offer = "offer",
        /// What it looks for.
        Seek = "seek",
    }
}

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

mod application;
mod content;
mod directory;
mod letters;
mod logo;
mod organisation;
mod policy;
mod refusal;
mod state;
mod step;
mod store;
mod submit;
mod topic;
mod vat;

pub mod admission;
pub mod detail;
pub mod note;
pub mod offer;
pub mod placement;
pub mod portal;
pub mod staff;
pub mod table;
pub mod waiting_list;

pub use application::{ApplicationView, ApplyError, Door, OrganisationKind, SizeClass, by_door, by_token, to_change};
pub(crate) use application::{renew_link, view};
pub use content::{ApplicationForm, Contact, ContactForm, Content};
pub use directory::{DirectoryFilter, DirectoryPage, ExhibitorCard, ExhibitorView, directory, exhibitor, on_stand, public_pages};
pub use logo::{remove_logo, set_logo};
pub use refusal::{AdmissionError, OfferState, Overtaken};
pub use state::{Step, StepRefused};
pub use submit::{Started, save_draft, start, submit, withdraw};
pub use topic::{Tag, tag_name, tags};
pub use vat::VatId;
