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
    }
}

impl NoticeKind {
    /// What the check of the column `kind` knows of it, and what it is if that is not the same: then `kind` is the nearest.
    fn stored(self) -> (Self, Option<Self>) {
        match self {
            Self::VisitRequested => (Self::EnquiryReceived, Some(self)),
            known => (known, None),
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
    /// `None` for an enquiry about no event, and for a visit.
    pub event: Option<EventId>,
    pub kind: NoticeKind,
    /// The application, session or enquiry.
    pub subject: Uuid,
    /// What that is called.
    pub name: Text,
    pub happened_at: Instant,
}
