//! What organisers wait for: noted where it happens, and told to each as they chose.
//! The telling itself goes through several slices and is in `process::notices`.

use sea_orm::DbErr;
use uuid::Uuid;

use crate::{
    actor::Denied,
    choice::choice,
    clock::Instant,
    field::FieldErrors,
    ids::{EventId, OrganiserNoticeId},
    locale::Text,
};

mod choosing;
mod entity;
mod letters;
mod noting;
mod telling;

pub(crate) use choosing::choices;
pub use choosing::{choice_of, choose};
pub use letters::{EventPart, HappenedPart, NoticeLetter, NoticeLetterKind, NoticeOfEvent};
pub(crate) use noting::{Happened, note};
pub(crate) use telling::{claim_day, claim_notice, forget_told, happened, untold};

choice! {
    /// What happened that organisers wait for.
    pub enum NoticeKind {
        ApplicationSubmitted = "application_submitted",
        /// An exhibitor answered what the organisers had asked.
        QuestionAnswered = "question_answered",
        OfferAccepted = "offer_accepted",
        OfferDeclined = "offer_declined",
        SessionFull = "session_full",
        /// Somebody wrote by the contact form.
        EnquiryReceived = "enquiry_received",
        /// A delegation would like to come.
        VisitRequested = "visit_requested",
        /// An entry to a call was handed in.
        EntryHandedIn = "entry_handed_in",
        /// A juror has something to do with whoever entered a call.
        ConflictDeclared = "conflict_declared",
        /// Somebody who had accepted an invitation to a roundtable does not come after all.
        RoundtableGivenUp = "roundtable_given_up",
        /// Nobody of a wave is waited for any more, and seats are free.
        RoundtableWaveExhausted = "roundtable_wave_exhausted",
        /// An exhibitor asks for a property to be published.
        PropertyHandedIn = "property_handed_in",
        /// Somebody who is quoted wants other words.
        QuoteCorrected = "quote_corrected",
        /// Somebody took a public quote back.
        QuoteWithdrawn = "quote_withdrawn",
        /// Somebody would like to travel along.
        TravellerApplied = "traveller_applied",
        /// A traveller gave their place back.
        TravellerCancelled = "traveller_cancelled",
    }
}

/// What a notice is about, and so whose id its subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticeMatter {
    Application,
    Traveller,
    Session,
    Enquiry,
    Visit,
    Call,
    Roundtable,
    Property,
    Recap,
}

impl NoticeKind {
    pub const fn matter(self) -> NoticeMatter {
        match self {
            Self::ApplicationSubmitted | Self::QuestionAnswered | Self::OfferAccepted | Self::OfferDeclined => NoticeMatter::Application,
            Self::SessionFull => NoticeMatter::Session,
            Self::EnquiryReceived => NoticeMatter::Enquiry,
            Self::VisitRequested => NoticeMatter::Visit,
            Self::EntryHandedIn | Self::ConflictDeclared => NoticeMatter::Call,
            Self::RoundtableGivenUp | Self::RoundtableWaveExhausted => NoticeMatter::Roundtable,
            Self::TravellerApplied | Self::TravellerCancelled => NoticeMatter::Traveller,
            Self::PropertyHandedIn => NoticeMatter::Property,
            Self::QuoteCorrected | Self::QuoteWithdrawn => NoticeMatter::Recap,
        }
    }

    /// What the check of the column `kind` knows of it, and what it is if that is not the same: then `kind` is the nearest.
    const fn stored(self) -> (Self, Option<Self>) {
        match self.matter() {
            NoticeMatter::Application | NoticeMatter::Session | NoticeMatter::Enquiry => (self, None),
            NoticeMatter::Traveller if matches!(self, Self::TravellerApplied) => (Self::ApplicationSubmitted, Some(self)),
            _ => (Self::EnquiryReceived, Some(self)),
        }
    }
}

choice! {
    /// How an organiser wants to hear of it.
    pub enum NoticeChoice {
        AtOnce = "at_once",
        /// All of a day in one letter; nothing on a day on which nothing happened.
        Daily = "daily",
        Never = "never",
    }
}

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub id: OrganiserNoticeId,
    /// `None` for what is about no event; applications and sessions always are.
    pub event: Option<EventId>,
    pub kind: NoticeKind,
    /// Of what `NoticeKind::matter` says.
    pub subject: Uuid,
    /// What that is called.
    pub name: Text,
    pub happened_at: Instant,
}
