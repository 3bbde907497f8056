//! What is said where a unit or an offer is gone.

use domain::{
    locale::Text,
    placement::{Error, OfferState},
};

use crate::error::ApiError;

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Step(error) => error.into(),
            Error::UnitTaken { unit, by } => Self::conflict(&taken(&unit, &by)),
            Error::OfferOver(state) => Self::conflict(&offer_over(state)),
            Error::Account(error) => error.into(),
        }
    }
}

/// For a unit that is somebody else's by now.
fn taken(unit: &str, by: &str) -> Text {
    if by.is_empty() {
        return Text::new(
            format!("{unit} war gerade vergeben. Bitte noch einmal versuchen."),
            format!("{unit} was just taken. Please try again."),
        );
    }
    Text::new(
        format!("{unit} ist gerade an {by} vergeben worden. Bitte einen anderen Standplatz wählen."),
        format!("{unit} has just been given to {by}. Please choose another unit."),
    )
}

/// For an answer to an offer that is over.
pub fn offer_over(state: OfferState) -> Text {
    match state {
        OfferState::Open => Text::new("Das hat gerade nicht geklappt. Bitte noch einmal.", "That did not work just now. Please try again."),
        OfferState::Confirmed => Text::new("Dieses Angebot ist schon angenommen.", "This offer has been accepted already."),
        OfferState::Expired => Text::new(
            "Die Frist ist abgelaufen, der Standplatz ist wieder frei. Bitte melden Sie sich, wenn Sie noch Interesse haben.",
            "The deadline has passed and the unit is free again. Please get in touch if you are still interested.",
        ),
        OfferState::Closed => Text::new("Dieses Angebot gilt nicht mehr.", "This offer is no longer valid."),
    }
}
