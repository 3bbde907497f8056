//! Why a step of an application was not taken.

use sea_orm::DbErr;

use crate::{actor::Denied, audit::Overtaken, event, field::FieldErrors};

/// Why nothing was read or decided about an application. What else can be in the way of a slice's own steps, it adds.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// The application is not as the actor saw it, or not in a state that allows the step.
    #[error(transparent)]
    Overtaken(#[from] Overtaken),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<event::Unseen> for StepError {
    fn from(unseen: event::Unseen) -> Self {
        match unseen {
            event::Unseen::Denied(denied) => denied.into(),
            event::Unseen::Db(error) => error.into(),
        }
    }
}
