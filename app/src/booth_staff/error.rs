//! What is said where somebody gets no pass.

use domain::{
    booth_staff::Error,
    locale::{Locale, Text},
};

use crate::{error::ApiError, format};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Step(error) => error.into(),
            Error::NotConfirmed => Self::conflict(&Text::new(
                "Personen können Sie benennen, sobald ein Standplatz bestätigt ist.",
                "You can name people once a unit is confirmed.",
            )),
            Error::QuotaFull { quota: 0 } => {
                Self::conflict(&Text::new("Zu diesem Standplatz gehören keine Ausweise.", "This unit comes without passes."))
            }
            Error::QuotaFull { quota } => Self::conflict(&Text::new(
                format!("Alle {quota} Ausweise sind vergeben. Nehmen Sie zuerst jemanden vom Stand."),
                format!("All {quota} passes are used. First take somebody off the booth."),
            )),
            Error::PassesClosed { at, zone } => Self::conflict(&Text::new(
                format!(
                    "Ausweise konnten bis {} benannt werden. Bitte wenden Sie sich an die Organisation.",
                    format::deadline(Locale::De, zone, at)
                ),
                format!("Passes could be named until {}. Please contact the organisers.", format::deadline(Locale::En, zone, at)),
            )),
        }
    }
}
