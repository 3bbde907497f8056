//! What is said to whoever could not take a step.

use domain::{application::StepError, files::FileKind, locale::Text, picture};

use crate::{error::ApiError, upload};

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

/// Where it goes on, once somebody has gone on by the link in the mail.
pub(super) fn draft_moved() -> Text {
    Text::new(
        "Diese Bewerbung wurde über den Link in unserer E-Mail weiterbearbeitet oder eingereicht. Dort geht es weiter: Öffnen Sie bitte diesen Link.",
        "This application was continued or submitted by the link in our e-mail. It goes on there: please open that link.",
    )
}

/// Why a logo was not taken.
pub(super) fn logo_refused(refused: picture::Refused) -> ApiError {
    upload::refused("logo", refused, FileKind::Logo)
}
