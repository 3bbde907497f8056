//! Server functions of this slice.

use domain::{
    locale::Text,
    mail::{self, Error},
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
            Error::Db(error) => error.into(),
        }
    }
}

/// Sends a mail again.
#[server(endpoint = "mail/resend")]
pub async fn resend_mail(#[server(default)] mail: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let mail = mail.parse().map_err(|_| ApiError::NotFound)?;
        let waiting = mail::resend(&ctx::db(), &ctx::actor(), mail).await?;
        Ok(Flash::MailSentAgain.on(&paths::mail(ctx::locale(), waiting)))
    })
    .await
}
