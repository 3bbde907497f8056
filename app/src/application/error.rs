//! What is said to whoever could not take a step.

use domain::application::StepError;

use crate::error::ApiError;

impl From<StepError> for ApiError {
    fn from(error: StepError) -> Self {
        match error {
            StepError::Denied(denied) => denied.into(),
            StepError::Invalid(fields) => fields.into(),
            StepError::Overtaken(overtaken) => overtaken.into(),
            StepError::Db(error) => error.into(),
        }
    }
}
