//! Server functions of this slice.

use domain::{
    event,
    locale::Text,
    mail::{self, Error},
    process::resend,
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::UnderWay => Self::conflict(&Text::new(
                "Diese E-Mail wird gerade gesendet. Bitte sehen Sie in einer Minute noch einmal nach.",
                "This e-mail is being sent right now. Please look again in a minute.",
            )),
            Error::Outdated => Self::conflict(&Text::new(
                "Diese E-Mail ist überholt: Eine neuere ist an ihre Stelle getreten, oder sie käme zu spät.",
                "This e-mail is out of date: a newer one has taken its place, or it would come too late.",
            )),
            Error::LinkSpent => Self::conflict(&Text::new(
                "Der Link in dieser E-Mail gilt nicht mehr, und es gibt keinen neuen: Was er öffnete, ist erledigt oder abgelaufen.",
                "The link in this e-mail is no longer valid, and there is no new one: what it opened is done or has run out.",
            )),
            Error::Db(error) => error.into(),
        }
    }
}

/// Sends a mail again.
#[server(endpoint = "mail/resend")]
pub async fn resend_mail(#[server(default)] mail: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let mail = mail.parse().map_err(|_| ApiError::NotFound)?;
        let waiting = resend::resend(&ctx::db(), &ctx::actor(), mail).await?;
        Ok(Flash::MailSentAgain.on(&paths::mail(ctx::locale(), waiting)))
    })
    .await
}

/// Sends everything again that was given up, of one event or of all.
#[server(endpoint = "mail/resend-parked")]
pub async fn resend_parked(#[server(default)] event: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = if event.is_empty() { None } else { Some(event.parse().map_err(|_| ApiError::NotFound)?) };
        let (db, actor) = (ctx::db(), ctx::actor());
        if let Some(event) = event {
            event::by_id(&db, &actor, event).await?;
        }
        mail::resend_parked(&db, &actor, event).await?;
        Ok(Flash::MailsSentAgain.here())
    })
    .await
}
