//! What is said where a unit or an offer is gone.

use domain::{
    locale::{Locale, Text},
    placement::{Error, OfferState},
    stand_price::StandPrice,
};

use crate::{error::ApiError, format};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Step(error) => error.into(),
            Error::UnitTaken { unit, by } => Self::conflict(&taken(&unit, &by)),
            Error::PriceChanged { shown, now } => Self::conflict(&price_changed(shown, now)),
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

/// For an acceptance of a price that is not the one any more, or that nobody has seen.
fn price_changed(shown: Option<StandPrice>, now: StandPrice) -> Text {
    let said = |l| sum(l, now);
    match shown {
        Some(shown) => Text::new(
            format!(
                "Nicht angenommen: Gesehen haben Sie {}, inzwischen kostet der Standplatz {}. Bitte lesen Sie die Zusammenfassung noch einmal.",
                sum(Locale::De, shown),
                said(Locale::De)
            ),
            format!(
                "Not accepted: you were shown {}, and meanwhile the unit costs {}. Please read the summary once more.",
                sum(Locale::En, shown),
                said(Locale::En)
            ),
        ),
        None => Text::new(
            format!("Noch nicht angenommen: Der Standplatz kostet {}. Bitte lesen Sie die Zusammenfassung.", said(Locale::De)),
            format!("Not accepted yet: the unit costs {}. Please read the summary.", said(Locale::En)),
        ),
    }
}

/// `2.500 € netto, mit Steuer 2.975 €`; where the tax is open, the net price alone.
fn sum(l: Locale, price: StandPrice) -> String {
    match price.gross() {
        Some(gross) => {
            let (net, gross) = (format::price(l, price.net), format::price(l, gross));
            format!("{net} {}, {} {gross}", l.t("netto", "net"), l.t("mit Steuer", "with tax"))
        }
        None => format::net_price(l, price.net),
    }
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
