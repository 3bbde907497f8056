//! Applications: what an organisation tells when it wants to exhibit, and the states that its application goes through.
//! Who decides about it is in `admission`, the unit it gets in `placement`.

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

impl ContactPurpose {
    /// Its place among the contacts of an application.
    fn position(self) -> usize {
        Self::ALL.iter().position(|purpose| *purpose == self).unwrap_or_default()
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

mod change;
mod columns;
mod content;
pub(crate) mod decided;
mod declaration;
mod draft_link;
mod earlier;
mod edit;
mod enter;
mod history;
mod keep;
mod letters;
mod live;
mod logo;
mod numbers;
mod organisation;
mod profile;
mod proof;
mod refusal;
mod state;
mod store;
mod submit;
mod tagged;
mod topic;
mod view;

pub(crate) mod policy;
pub(crate) mod step;

pub(crate) use columns::columns;
pub use content::{ApplicationForm, AsTyped, Contact, ContactForm, Content, Section, SectionProgress};
pub use decided::{DecisionKind, DecisionStep, DecisionView, GRACE, StepOutcome, decision};
pub use declaration::{Declaration, DeclarationAnswer};
pub use draft_link::{moved_draft, own_draft};
pub(crate) use edit::read_edit;
pub use enter::enter;
pub use history::{ApplicationAction, ApplicationField};
pub use keep::{Kept, keep_draft, save_draft};
pub use letters::{ApplicationLetter, ApplicationLetterKind, FieldChange};
pub(crate) use letters::{to_applicant, to_organisers};
pub(crate) use live::{LiveApplication, live_of_event};
pub(crate) use logo::logo_keys;
pub use logo::{remove_logo, set_logo};
pub use numbers::agreed_to;
pub(crate) use numbers::{counts, counts_of, handed_in, of_event};
pub use profile::{SaveProfile, save_profile};
pub use proof::{hand_in, prove_until};
pub use refusal::StepError;
pub use state::{Transition, TransitionRefused};
pub use step::Decision;
pub use submit::{HandedIn, start, submit};
pub(crate) use tagged::{tagged, tagged_as};
pub use topic::{Tag, area_name, tag_name, tags};
pub(crate) use topic::{area_of_topic, known};
pub use view::{ApplicationAccess, ApplicationView, ApplyError, by_door, by_token, to_change};
pub(crate) use view::{actor_of, open_to_change, renew_link, view, views};
