//! Why somebody has no pass.

use crate::{
    application::StepError,
    clock::{Instant, Tz},
};

/// Why a use case of this slice did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Step(StepError),
    /// People are named once the unit is confirmed.
    #[error("no unit is confirmed")]
    NotConfirmed,
    #[error("all {quota} passes are taken")]
    QuotaFull { quota: i32 },
    #[error("passes closed")]
    PassesClosed { at: Instant, zone: Tz },
}

impl<E> From<E> for Error
where
    StepError: From<E>,
{
    fn from(error: E) -> Self {
        Self::Step(error.into())
    }
}
