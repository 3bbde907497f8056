//! The piles on the organisers' desk: what each asks of them.

use crate::{application::ApplicationState, choice::choice};

choice! {
    /// Applications that wait for the same.
    pub enum Pile {
        /// The organisers have to decide.
        ToDecide = "to_decide",
        /// The applicant has to answer a question.
        Asked = "asked",
        /// A unit has to become free.
        Waiting = "waiting",
        /// The applicant has to answer an offer.
        Offered = "offered",
        /// They take part.
        Confirmed = "confirmed",
        /// They do not.
        Over = "over",
        /// Not handed in.
        Drafts = "drafts",
    }
}

impl Pile {
    /// Where an application lies.
    pub fn of(state: ApplicationState) -> Self {
        use ApplicationState as S;
        match state {
            S::Draft => Self::Drafts,
            S::Submitted | S::InReview => Self::ToDecide,
            S::NeedsInformation => Self::Asked,
            S::WaitingList => Self::Waiting,
            S::Offered => Self::Offered,
            S::Confirmed => Self::Confirmed,
            S::Rejected | S::Withdrawn | S::Cancelled => Self::Over,
        }
    }
}
