//! What people read when something about their account was refused.

use domain::{
    account::{CodeRefusal, Error},
    locale::Text,
    notice,
};

use crate::error::ApiError;

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::LinkSpent => Self::conflict(&Text::new(
                "Dieser Link wurde schon benutzt oder ist abgelaufen. Bitte fordern Sie einen neuen an.",
                "This link was already used or has run out. Please ask for a new one.",
            )),
            Error::AccountExists => Self::conflict(&Text::new(
                "Zu dieser Adresse gibt es schon einen Zugang. Bitte loggen Sie sich damit ein, und nehmen Sie die Einladung dann an.",
                "There is an account with this address already. Please sign in with it, then accept the invitation.",
            )),
            Error::CodeRefused(refusal) => Self::field("code", &code_refused(refusal)),
            Error::NotAdmitted => Self::conflict(&Text::new(
                "Kolleginnen und Kollegen können Sie einladen, sobald die Organisation Ihre Bewerbung angenommen hat.",
                "You can invite colleagues as soon as the organisers have admitted your application.",
            )),
            Error::TooMany { seconds } => Self::TooMany { retry_after_seconds: seconds },
            Error::NoPasskeyAnswer => Self::conflict(&Text::new(
                "Nach einem Passkey kann nur JavaScript fragen. Schalten Sie es für diese Seite ein, oder loggen Sie sich mit dem Link aus der E-Mail ein.",
                "Only JavaScript can ask for a passkey. Allow it for this site, or sign in with the link from the e-mail.",
            )),
            Error::CeremonySpent => Self::conflict(&Text::new(
                "Das hat zu lange gedauert oder wurde schon gesendet. Bitte versuchen Sie es noch einmal.",
                "This took too long, or was sent already. Please try again.",
            )),
            Error::PasskeyRefused => Self::conflict(&Text::new(
                "Dieser Passkey gilt hier nicht. Nehmen Sie einen anderen, oder loggen Sie sich mit dem Link aus der E-Mail ein.",
                "This passkey is not valid here. Use another one, or sign in with the link from the e-mail.",
            )),
            Error::PasskeyNeeded => Self::conflict(&Text::new(
                "Dafür brauchen Sie einen Ihrer Passkeys: Loggen Sie sich zuerst mit einem ein.",
                "For this you need one of your passkeys: sign in with one first.",
            )),
            Error::TooManyPasskeys => Self::conflict(&Text::new(
                "Sie haben schon zwanzig Passkeys. Entfernen Sie zuerst einen, den Sie nicht mehr brauchen.",
                "You have twenty passkeys already. First remove one that you no longer need.",
            )),
            Error::LastOrganiser => Self::conflict(&Text::new(
                "Sie sind die letzte Person mit dieser Rolle. Laden Sie zuerst jemanden ein, der sie übernimmt.",
                "You are the last person with this role. First invite somebody who takes over.",
            )),
            Error::Db(error) => error.into(),
        }
    }
}

impl From<notice::Error> for ApiError {
    fn from(error: notice::Error) -> Self {
        match error {
            notice::Error::Denied(denied) => denied.into(),
            notice::Error::Invalid(fields) => fields.into(),
            notice::Error::Db(error) => error.into(),
        }
    }
}

/// What is wrong with a short code, and what to do. The same whether or not anybody has an account.
fn code_refused(refusal: CodeRefusal) -> Text {
    match refusal {
        CodeRefusal::NotAsked => Text::new(
            "In diesem Browser wurde in der letzten Stunde kein Code angefordert. Der Code gilt nur dort, wo er angefordert wurde; der Link in der E-Mail öffnet überall.",
            "No code was asked for in this browser within the last hour. The code is good only where it was asked for; the link in the e-mail opens anywhere.",
        ),
        CodeRefusal::Wrong { tries_left: 1 } => Text::new(
            "Dieser Code stimmt nicht oder gilt nicht mehr. Sie haben noch einen Versuch. Der Link in der E-Mail öffnet in jedem Fall.",
            "This code is wrong or no longer valid. You have one more try. The link in the e-mail opens in any case.",
        ),
        CodeRefusal::Wrong { tries_left } => Text::new(
            format!("Dieser Code stimmt nicht oder gilt nicht mehr. Sie haben noch {tries_left} Versuche."),
            format!("This code is wrong or no longer valid. You have {tries_left} more tries."),
        ),
        CodeRefusal::Spent => Text::new(
            "Das waren zu viele falsche Codes; es gilt keiner mehr. Nehmen Sie den Link in der E-Mail, oder fordern Sie eine neue an.",
            "These were too many wrong codes; none is valid any more. Use the link in the e-mail, or ask for a new one.",
        ),
    }
}
