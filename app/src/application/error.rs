//! What is said to whoever was refused.

use domain::{
    application::{AdmissionError, OfferState},
    locale::{Locale, Text},
};

use crate::{error::ApiError, format, words::application_history::overtaken};

impl From<AdmissionError> for ApiError {
    fn from(error: AdmissionError) -> Self {
        match error {
            AdmissionError::Denied(denied) => denied.into(),
            AdmissionError::Invalid(fields) => fields.into(),
            AdmissionError::Stale(stale) => Self::conflict(&overtaken(&stale)),
            AdmissionError::UnitTaken { unit, by } => Self::conflict(&taken(&unit, &by)),
            AdmissionError::OfferOver(state) => Self::conflict(&offer_over(state)),
            AdmissionError::NotConfirmed => Self::conflict(&Text::new(
                "Personen können Sie benennen, sobald eine Einheit bestätigt ist.",
                "You can name people once a unit is confirmed.",
            )),
            AdmissionError::QuotaFull { quota: 0 } => {
                Self::conflict(&Text::new("Zu dieser Einheit gehören keine Ausweise.", "This unit comes without passes."))
            }
            AdmissionError::QuotaFull { quota } => Self::conflict(&Text::new(
                format!("Alle {quota} Ausweise sind vergeben. Nehmen Sie zuerst jemanden vom Stand."),
                format!("All {quota} passes are taken. First take somebody off the stand."),
            )),
            AdmissionError::PassesClosed { at, zone } => Self::conflict(&Text::new(
                format!(
                    "Ausweise konnten bis {} benannt werden. Bitte wenden Sie sich an die Organisation.",
                    format::deadline(Locale::De, zone, at)
                ),
                format!("Passes could be named until {}. Please contact the organisers.", format::deadline(Locale::En, zone, at)),
            )),
            AdmissionError::AlreadyNamed => Self::field(
                "email",
                &Text::new("Diese Person hat für die Veranstaltung schon einen Ausweis.", "This person has a pass for the event already."),
            ),
            AdmissionError::Db(error) => error.into(),
        }
    }
}

/// For a unit that is somebody else's by now.
pub fn taken(unit: &str, by: &str) -> Text {
    if by.is_empty() {
        return Text::new(
            format!("{unit} war gerade vergeben. Bitte noch einmal versuchen."),
            format!("{unit} was just taken. Please try again."),
        );
    }
    Text::new(
        format!("{unit} ist gerade an {by} vergeben worden. Bitte eine andere Einheit wählen."),
        format!("{unit} has just been given to {by}. Please choose another unit."),
    )
}

/// For an answer to an offer that is over.
pub fn offer_over(state: OfferState) -> Text {
    match state {
        OfferState::Open => Text::new("Das hat gerade nicht geklappt. Bitte noch einmal.", "That did not work just now. Please try again."),
        OfferState::Confirmed => Text::new("Dieses Angebot ist schon angenommen.", "This offer has been accepted already."),
        OfferState::Expired => Text::new(
            "Die Frist ist abgelaufen, die Einheit ist wieder frei. Bitte melden Sie sich, wenn Sie noch Interesse haben.",
            "The deadline has passed and the unit is free again. Please get in touch if you are still interested.",
        ),
        OfferState::Closed => Text::new("Dieses Angebot gilt nicht mehr.", "This offer is no longer valid."),
    }
}
