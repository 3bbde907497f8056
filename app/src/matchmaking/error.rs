//! What the domain refuses, in words.

use domain::{locale::Text, matchmaking::Error};

use crate::error::ApiError;

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::NoSuchLink => Self::NotFound,
            Error::TooOften { seconds } => Self::TooMany { retry_after_seconds: seconds },
            Error::Db(error) => error.into(),
            Error::Closed => said(
                "Das geht gerade nicht: Die Gespräche sind nicht geöffnet.",
                "That does not work right now: the meetings are not open.",
            ),
            Error::NotShown => said(
                "Dafür müssen andere Ihr Profil sehen dürfen. Stimmen Sie dem zuerst zu, unter „Wer mein Profil sieht“.",
                "For that, others have to be allowed to see your profile. First agree to it, under “Who sees my profile”.",
            ),
            Error::NoPlace => said("Das geht nur mit einem Platz auf dieser Reise.", "That takes a place on this trip."),
            Error::QuotaUsed(quota) => Self::conflict(&Text::new(
                format!("Mehr als {quota} Anfragen zugleich sind nicht möglich. Ziehen Sie eine zurück, oder warten Sie auf Antworten."),
                format!("No more than {quota} requests at a time are possible. Withdraw one, or wait for answers."),
            )),
            Error::AskedAlready => {
                said("Zwischen Ihnen gibt es schon eine Anfrage oder ein Gespräch.", "There is a request or a meeting between you already.")
            }
            Error::TimeTaken => said(
                "Diese Zeit ist inzwischen vergeben. Unten stehen die, die jetzt noch frei sind.",
                "That time is taken by now. Those that are still free are listed below.",
            ),
            Error::NotNow => said(
                "Das ist inzwischen anders. Bitte sehen Sie nach, wie es jetzt ist.",
                "That has changed meanwhile. Please look how it is now.",
            ),
            Error::NotYours => said("Jetzt ist die andere Seite an der Reihe.", "It is the other side’s turn now."),
            Error::HasMeetings => {
                said("Dort finden Gespräche statt. Sagen Sie sie zuerst ab.", "Meetings take place there. First cancel them.")
            }
            Error::TooMany(most) => {
                Self::conflict(&Text::new(format!("Mehr als {most} sind nicht möglich."), format!("No more than {most} are possible.")))
            }
            Error::NothingToPlan => said(
                "Es gibt noch nichts zu planen: Es fehlen Zeiten, oder niemand hat Wünsche.",
                "There is nothing to plan yet: there are no times, or nobody has wishes.",
            ),
        }
    }
}

fn said(de: &str, en: &str) -> ApiError {
    ApiError::conflict(&Text::new(de, en))
}
