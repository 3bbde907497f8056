//! Server functions of this slice.

use domain::{
    account::limits::{CONFIRMATION_MISSES, REGISTRATIONS},
    actor::Actor,
    ids::RegistrationId,
    locale::Text,
    process::{erasure, leaving},
    registration::{self, ConsentPurpose, DetailsForm, Error},
};
use leptos::prelude::*;

use super::{ticket_cookie, ticket_holder::ticket_holder};
use crate::{
    account::api::{limited, within},
    ctx,
    error::ApiError,
    flash::Flash,
    paths,
};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Closed => Self::conflict(&Text::new(
                "Für diese Veranstaltung ist keine Registrierung mehr möglich.",
                "Registration for this event is no longer possible.",
            )),
            Error::LinkSpent => Self::conflict(&Text::new(
                "Dieser Link gilt nicht mehr. Bitte nehmen Sie den Link aus der neuesten E-Mail, oder registrieren Sie sich noch einmal.",
                "This link is no longer valid. Please use the link in the newest e-mail, or register once more.",
            )),
            Error::Cancelled => Self::conflict(&Text::new(
                "Diese Registrierung ist nicht gültig. Nehmen Sie zuerst wieder teil.",
                "This registration is not valid. Take part again first.",
            )),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::OtherWording => Self::conflict(&Text::new(
                "Der Wortlaut der Einwilligungen wurde gerade geändert. Bitte lesen Sie ihn noch einmal und senden Sie dann.",
                "The wording of the consents was changed just now. Please read it once more, then send.",
            )),
            Error::Db(error) => error.into(),
        }
    }
}

/// Registers a visitor. The answer is the same whether or not the address is known.
#[server(endpoint = "registration/register")]
pub async fn register(
    #[server(default)] event: String,
    #[server(default)] email: String,
    #[server(flatten)] details: DetailsForm,
    #[server(default)] event_news: String,
    #[server(default)] matchmaking: String,
    #[server(default)] photos: String,
    #[server(default)] wording: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let l = ctx::locale();
        let ticked = |purpose| match purpose {
            ConsentPurpose::EventNews => &event_news,
            ConsentPurpose::Matchmaking => &matchmaking,
            ConsentPurpose::Photos => &photos,
        };
        let consents = ConsentPurpose::ALL.into_iter().filter(|purpose| ticked(*purpose) == "on").collect();
        let done = Flash::RegistrationSent.on(&paths::register(l, &event));
        let command = registration::Register { event, email, details, consents, wording_version: wording, shown_in: Some(l) };
        within(&REGISTRATIONS, async { Ok(registration::register(&ctx::db(), &ctx::actor(), &command).await?) }).await?;
        Ok(done)
    })
    .await
}

/// Confirms the address by the link of the mail.
#[server(endpoint = "registration/confirm")]
pub async fn confirm_registration(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let confirmed = registration::confirm(&ctx::db(), &token).await;
        if matches!(confirmed, Err(Error::LinkSpent)) {
            limited(&CONFIRMATION_MISSES).await?;
        }
        let ticket = confirmed?;
        ticket_cookie::remember(&ticket);
        Ok(shown(&ticket, Flash::RegistrationConfirmed))
    })
    .await
}

/// Changes one's own registration.
#[server(endpoint = "registration/change")]
pub async fn change_registration(
    #[server(default)] ticket: String,
    #[server(default)] revision: String,
    #[server(flatten)] details: DetailsForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        let command = registration::ChangeRegistration { revision, details };
        registration::change(&ctx::db(), &holder, id, &command).await?;
        Ok(shown(&ticket, Flash::Saved))
    })
    .await
}

/// Cancels one's own registration.
#[server(endpoint = "registration/cancel")]
pub async fn cancel_registration(#[server(default)] ticket: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        leaving::cancel_registration(&ctx::db(), &holder, id).await?;
        Ok(shown(&ticket, Flash::RegistrationCancelled))
    })
    .await
}

/// Takes part again after a cancellation.
#[server(endpoint = "registration/register-again")]
pub async fn register_again(#[server(default)] ticket: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        registration::register_again(&ctx::db(), &holder, id).await?;
        Ok(shown(&ticket, Flash::RegisteredAgain))
    })
    .await
}

/// Gives one consent.
#[server(endpoint = "registration/give-consent")]
pub async fn give_consent(
    #[server(default)] ticket: String,
    #[server(default)] purpose: String,
    #[server(default)] wording: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        let purpose = purpose.parse().map_err(|_| ApiError::NotFound)?;
        registration::give_consent(&ctx::db(), &holder, id, purpose, ctx::locale(), &wording).await?;
        Ok(shown(&ticket, Flash::ConsentGiven))
    })
    .await
}

/// Withdraws one consent.
#[server(endpoint = "registration/withdraw-consent")]
pub async fn withdraw_consent(#[server(default)] ticket: String, #[server(default)] purpose: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        let purpose = purpose.parse().map_err(|_| ApiError::NotFound)?;
        registration::withdraw_consent(&ctx::db(), &holder, id, purpose).await?;
        Ok(shown(&ticket, Flash::ConsentWithdrawn))
    })
    .await
}

/// Erases everything about the visitor.
#[server(endpoint = "registration/erase")]
pub async fn erase_registration(#[server(default)] ticket: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let (holder, id) = holder(&ticket).await?;
        let mine = registration::mine(&ctx::db(), &holder, id).await?;
        erasure::erase(&ctx::db(), &holder, id).await?;
        ticket_cookie::forget(&[ticket]);
        Ok(Flash::RegistrationErased.on(&paths::register(ctx::locale(), &mine.event.slug)))
    })
    .await
}

/// Registers somebody on their behalf.
#[server(endpoint = "registration/register-at-desk")]
pub async fn register_at_desk(
    #[server(default)] event: String,
    #[server(default)] email: String,
    #[server(flatten)] details: DetailsForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let back = paths::visitors(ctx::locale(), &event);
        let command = registration::RegisterAtDesk { event, email, details };
        let done = registration::register_at_desk(&ctx::db(), &ctx::actor(), &command).await?;
        Ok(if done.was_registered { Flash::KnownAtDesk } else { Flash::RegisteredAtDesk }.on(&back))
    })
    .await
}

/// Whoever holds this ticket, as an actor.
async fn holder(ticket: &str) -> Result<(Actor, RegistrationId), ApiError> {
    let holder = ticket_holder(&ctx::db(), ticket, &ctx::client_address()).await?;
    Ok((holder.actor(), holder.registration))
}

fn shown(ticket: &str, done: Flash) -> String {
    done.on(&paths::registration(ctx::locale(), ticket))
}
