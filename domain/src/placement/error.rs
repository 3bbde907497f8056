//! Why a unit was not held, offered or answered for.

use crate::{account, application::StepError, stand_price::StandPrice};

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Step(StepError),
    /// The unit is somebody else's by now. `by` is empty if it became free again in the same moment.
    #[error("unit {unit} is taken")]
    UnitTaken { unit: String, by: String },
    /// It would not cost what whoever accepts it was shown, if that is known.
    #[error("the price is another one")]
    PriceChanged { shown: Option<StandPrice>, now: StandPrice },
    /// There is no offer to answer any more.
    #[error("the offer is over")]
    OfferOver(OfferState),
    #[error(transparent)]
    Account(#[from] account::Error),
}

/// What became of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferState {
    /// Waits for its answer.
    Open,
    Confirmed,
    /// Its deadline passed.
    Expired,
    /// Declined, withdrawn or called off.
    Closed,
}

impl<E> From<E> for Error
where
    StepError: From<E>,
{
    fn from(error: E) -> Self {
        Self::Step(error.into())
    }
}
