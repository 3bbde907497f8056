//! What the programme's errors say to people.

use domain::{
    locale::{Locale, Text},
    masterclass::{Error, Other},
};

use crate::{error::ApiError, format};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::StageTaken(other, mut besides) => {
                besides.refuse("starts_at", stage_taken(&other));
                besides.into()
            }
            Error::StageInUse => Self::conflict(&Text::new(
                "Auf dieser Bühne ist etwas geplant. Verlegen Sie das zuerst.",
                "Something is planned on this stage. Move that first.",
            )),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::Cancelled => Self::conflict(&Text::new(
                "Dieser Programmpunkt ist abgesagt. Sie können ihn als neuen Entwurf kopieren.",
                "This session is cancelled. You can copy it as a new draft.",
            )),
            Error::NoDraft => Self::conflict(&Text::new(
                "Nur Entwürfe werden gelöscht; was angekündigt ist, wird abgesagt.",
                "Only drafts are deleted; what is announced is cancelled.",
            )),
            Error::HasSeats => Self::conflict(&Text::new(
                "Besucher:innen haben schon Plätze. Sagen Sie den Programmpunkt ab, statt ihn zu verbergen.",
                "Visitors have seats already. Cancel the session instead of hiding it.",
            )),
            Error::Full => Self::conflict(&Text::new(
                "Gerade ist der letzte Platz vergeben worden. Sie können sich auf die Warteliste setzen.",
                "The last seat has just been taken. You can join the waiting list.",
            )),
            Error::Begun => Self::conflict(&Text::new(
                "Dieser Programmpunkt hat schon begonnen. Kommen Sie einfach vorbei: Vielleicht ist noch ein Platz frei.",
                "This session has begun already. Just come by: there may be a seat left.",
            )),
            Error::SeatStays => Self::conflict(&Text::new(
                "Dieser Programmpunkt hat schon begonnen. Plätze lassen sich nicht mehr zurückgeben.",
                "This session has begun already. Seats can no longer be given back.",
            )),
            Error::ByInvitation => Self::conflict(&Text::new(
                "Für diesen Programmpunkt werden keine Plätze gebucht.",
                "Seats for this session are not for booking.",
            )),
            Error::NotRegistered => Self::conflict(&Text::new(
                "Ihre Registrierung ist noch nicht bestätigt oder wurde storniert. Der Link in unserer E-Mail hilft weiter.",
                "Your registration is not confirmed yet, or was cancelled. The link in our e-mail helps.",
            )),
            Error::SitsElsewhere(other) => Self::conflict(&sits_elsewhere(&other)),
            Error::InMeeting => Self::conflict(&Text::new(
                "Sie haben dann ein Gespräch. Verlegen Sie zuerst dieses, unter „Meine Gespräche“.",
                "You have a meeting then. First move that one, under “My meetings”.",
            )),
            Error::TooNearMeeting => Self::conflict(&Text::new(
                "Kurz davor oder danach haben Sie ein Gespräch; die Zeit reicht nicht für den Weg. Verlegen Sie es zuerst, unter „Meine Gespräche“.",
                "Shortly before or after it you have a meeting; there is no time for the way. First move that one, under “My meetings”.",
            )),
            Error::Db(error) => error.into(),
        }
    }
}

fn stage_taken(other: &Other) -> Text {
    let (de, en) = (time(Locale::De, other), time(Locale::En, other));
    Text::new(
        format!("Dann ist auf dieser Bühne schon „{}“ ({de}), mit der Umbauzeit danach.", other.title.in_(Locale::De)),
        format!("Then “{}” ({en}) is on this stage already, with the changeover after it.", other.title.in_(Locale::En)),
    )
}

fn sits_elsewhere(other: &Other) -> Text {
    let (de, en) = (time(Locale::De, other), time(Locale::En, other));
    Text::new(
        format!("Sie sitzen dann schon in „{}“ ({de}). Geben Sie zuerst diesen Platz zurück.", other.title.in_(Locale::De)),
        format!("You already sit in “{}” ({en}) then. First give that seat back.", other.title.in_(Locale::En)),
    )
}

fn time(l: Locale, other: &Other) -> String {
    format::times(l, other.zone, other.starts_at, other.ends_at)
}
