//! What a survey asks, and of whom.

use crate::{choice, event::EventKind};

choice! {
    /// Who is asked.
    pub enum SurveyAudience {
        Exhibitors = "exhibitors",
        /// Whoever has a place on a trip.
        Travellers = "travellers",
    }
}

impl SurveyAudience {
    /// Who takes part in an event of this kind.
    pub fn of(kind: EventKind) -> Self {
        if kind == EventKind::DelegationTrip { Self::Travellers } else { Self::Exhibitors }
    }
}

choice! {
    /// How far a survey has got.
    pub enum SurveyState {
        Draft = "draft",
        /// Sent, and answered until it closes.
        Open = "open",
        Closed = "closed",
    }
}

choice! {
    /// How a question is answered.
    pub enum QuestionKind {
        /// From one to five, five being best.
        Scale = "scale",
        /// One of a list.
        Choice = "choice",
        YesNo = "yes_no",
        /// A whole number, such as the orders that somebody expects.
        Number = "number",
        /// In one's own words.
        Text = "text",
    }
}

/// The best on a scale; the worst is one.
pub const BEST: i64 = 5;
/// No number is larger.
pub const LARGEST: i64 = 1_000_000;
