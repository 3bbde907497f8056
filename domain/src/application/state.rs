//! Which step an application may take from which state. Whoever moves an application asks `ApplicationState::after`;
//! no other place decides it.

use super::ApplicationState;

/// Something that happens to an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transition {
    /// The applicant hands it in.
    Submit,
    /// An organiser begins to read it, or comes back to it.
    TakeUp,
    /// An organiser asks the applicant for more.
    AskForInformation,
    /// The applicant hands it in again after being asked.
    Answer,
    PutOnWaitingList,
    /// An organiser offers a unit.
    Offer,
    /// The applicant takes the offered unit.
    Confirm,
    /// The applicant does not want the offered unit; another one may be offered.
    Decline,
    /// The offer was not answered in time; another one may be made.
    Expire,
    Reject,
    /// The applicant steps back before the confirmation.
    Withdraw,
    /// It is called off after the confirmation.
    Cancel,
}

impl Transition {
    /// Every step, in the order of its declaration.
    pub const ALL: [Self; 12] = [
        Self::Submit,
        Self::TakeUp,
        Self::AskForInformation,
        Self::Answer,
        Self::PutOnWaitingList,
        Self::Offer,
        Self::Confirm,
        Self::Decline,
        Self::Expire,
        Self::Reject,
        Self::Withdraw,
        Self::Cancel,
    ];
}

/// An application in this state cannot take this step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{step:?} is no step from {state}")]
pub struct TransitionRefused {
    pub state: ApplicationState,
    pub step: Transition,
}

impl ApplicationState {
    /// The state after `step`.
    ///
    /// # Errors
    /// `TransitionRefused` where the step does not lead anywhere from here.
    pub fn after(self, step: Transition) -> Result<Self, TransitionRefused> {
        use ApplicationState as S;
        let next = match (self, step) {
            (S::Draft, Transition::Submit) => S::Submitted,
            (S::Submitted | S::NeedsInformation | S::WaitingList, Transition::TakeUp) => S::InReview,
            (S::Submitted | S::InReview, Transition::AskForInformation) => S::NeedsInformation,
            (S::NeedsInformation, Transition::Answer) => S::InReview,
            (S::Submitted | S::InReview, Transition::PutOnWaitingList) => S::WaitingList,
            (S::Submitted | S::InReview | S::WaitingList, Transition::Offer) => S::Offered,
            (S::Offered, Transition::Confirm) => S::Confirmed,
            (S::Offered, Transition::Decline | Transition::Expire) => S::InReview,
            (S::Submitted | S::InReview | S::NeedsInformation | S::WaitingList, Transition::Reject) => S::Rejected,
            (S::Draft | S::Submitted | S::InReview | S::NeedsInformation | S::WaitingList | S::Offered, Transition::Withdraw) => {
                S::Withdrawn
            }
            (S::Confirmed, Transition::Cancel) => S::Cancelled,
            (state, step) => return Err(TransitionRefused { state, step }),
        };
        Ok(next)
    }

    /// The states from which `step` may be taken, for the condition of the UPDATE that takes it.
    pub fn before(step: Transition) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |state| state.after(step).is_ok())
    }

    /// Whether nothing leads on from here.
    pub fn is_final(self) -> bool {
        Transition::ALL.into_iter().all(|step| self.after(step).is_err())
    }
}

#[cfg(test)]
mod tests {
    use crate::application::{ApplicationState as S, Transition, TransitionRefused};

    /// The whole table, written down a second time: one row per allowed step.
    const ALLOWED: [(S, Transition, S); 26] = [
        (S::Draft, Transition::Submit, S::Submitted),
        (S::Draft, Transition::Withdraw, S::Withdrawn),
        (S::Submitted, Transition::TakeUp, S::InReview),
        (S::Submitted, Transition::AskForInformation, S::NeedsInformation),
        (S::Submitted, Transition::PutOnWaitingList, S::WaitingList),
        (S::Submitted, Transition::Offer, S::Offered),
        (S::Submitted, Transition::Reject, S::Rejected),
        (S::Submitted, Transition::Withdraw, S::Withdrawn),
        (S::InReview, Transition::AskForInformation, S::NeedsInformation),
        (S::InReview, Transition::PutOnWaitingList, S::WaitingList),
        (S::InReview, Transition::Offer, S::Offered),
        (S::InReview, Transition::Reject, S::Rejected),
        (S::InReview, Transition::Withdraw, S::Withdrawn),
        (S::NeedsInformation, Transition::Answer, S::InReview),
        (S::NeedsInformation, Transition::TakeUp, S::InReview),
        (S::NeedsInformation, Transition::Reject, S::Rejected),
        (S::NeedsInformation, Transition::Withdraw, S::Withdrawn),
        (S::WaitingList, Transition::Offer, S::Offered),
        (S::WaitingList, Transition::TakeUp, S::InReview),
        (S::WaitingList, Transition::Reject, S::Rejected),
        (S::WaitingList, Transition::Withdraw, S::Withdrawn),
        (S::Offered, Transition::Confirm, S::Confirmed),
        (S::Offered, Transition::Decline, S::InReview),
        (S::Offered, Transition::Expire, S::InReview),
        (S::Offered, Transition::Withdraw, S::Withdrawn),
        (S::Confirmed, Transition::Cancel, S::Cancelled),
    ];

    #[test]
    fn each_allowed_step_leads_where_it_should() {
        for (from, step, to) in ALLOWED {
            assert_eq!(from.after(step), Ok(to), "{from} {step:?}");
        }
    }

    #[test]
    fn each_other_step_is_refused() {
        for state in S::ALL {
            for step in Transition::ALL {
                if !ALLOWED.iter().any(|(from, allowed, _)| (*from, *allowed) == (state, step)) {
                    assert_eq!(state.after(step), Err(TransitionRefused { state, step }));
                }
            }
        }
    }

    #[test]
    fn only_what_is_over_is_final() {
        let ends: Vec<_> = S::ALL.into_iter().filter(|state| state.is_final()).collect();

        assert_eq!(ends, [S::Rejected, S::Withdrawn, S::Cancelled]);
    }

    #[test]
    fn the_states_before_a_step_are_those_that_allow_it() {
        assert_eq!(S::before(Transition::Confirm).collect::<Vec<_>>(), [S::Offered]);
        assert_eq!(S::before(Transition::Answer).collect::<Vec<_>>(), [S::NeedsInformation]);
    }
}
