//! Server functions of this slice.

use domain::{
    account::{
        self,
        limits::{LEAD_MISSES, RECEIPT_MISSES},
    },
    ids::ApplicationId,
    lead::{self, Error},
};
use leptos::prelude::*;

use crate::{account::api::limited, ctx, error::ApiError, flash::Flash, paths, registration::ticket_holder::ticket_holder};

/// The visitor agrees by mouth, and the contact is noted on the exhibitor's phone.
#[server(endpoint = "lead/agree-contact")]
pub async fn agree_contact(#[server(default)] application: String, #[server(default)] code: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let application = parse(&application)?;
        account::count_caused_mail(&ctx::db(), &ctx::actor(), &format!("badge:{code}")).await?;
        let agreed = lead::agree(&ctx::db(), &ctx::actor(), application, &lead::AgreeContact { code }).await;
        let lead = counted(agreed).await?;
        Ok(format!("{}?agreed={lead}", paths::portal_scan(ctx::locale(), application)))
    })
    .await
}

/// What the exhibitor notes on a contact.
#[server(endpoint = "lead/edit-lead")]
pub async fn edit_lead(
    #[server(default)] lead: String,
    #[server(default)] rating: String,
    #[server(default)] note: String,
    #[server(default)] revision: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let lead = lead.parse().map_err(|_| ApiError::NotFound)?;
        let application = lead::edit(&ctx::db(), &ctx::actor(), lead, &lead::EditLead { rating, note, revision }).await?;
        Ok(Flash::Saved.on(&paths::portal_leads(ctx::locale(), application)))
    })
    .await
}

/// The visitor confirms a contact, with or without the exhibitor's news.
#[server(endpoint = "lead/confirm-contact")]
pub async fn confirm_contact(#[server(default)] token: String, #[server(default)] newsletter: String) -> Result<(), ApiError> {
    ctx::answer(async {
        match lead::confirm(&ctx::db(), &token, newsletter == "on").await {
            Err(Error::NoSuchReceipt) => {
                limited(&RECEIPT_MISSES).await?;
                return Err(ApiError::NotFound);
            }
            other => other?,
        }
        Ok(paths::contact(ctx::locale(), &token))
    })
    .await
}

/// The visitor confirms a contact in "my registration".
#[server(endpoint = "lead/confirm-given-contact")]
pub async fn confirm_given_contact(#[server(default)] ticket: String, #[server(default)] lead: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let holder = ticket_holder(&ctx::db(), &ticket, &ctx::client_address()).await?.actor();
        let lead = lead.parse().map_err(|_| ApiError::NotFound)?;
        lead::confirm_given(&ctx::db(), &holder, lead).await?;
        Ok(Flash::ContactConfirmed.on(&paths::registration(ctx::locale(), &ticket)))
    })
    .await
}

/// The visitor takes a contact back.
#[server(endpoint = "lead/withdraw-contact")]
pub async fn withdraw_contact(#[server(default)] token: String) -> Result<(), ApiError> {
    ctx::answer(async {
        match lead::withdraw(&ctx::db(), &token).await {
            Err(Error::NoSuchReceipt) => limited(&RECEIPT_MISSES).await?,
            other => other?,
        }
        Ok(paths::contact(ctx::locale(), &token))
    })
    .await
}

/// The visitor takes a contact back in "my registration".
#[server(endpoint = "lead/withdraw-given-contact")]
pub async fn withdraw_given_contact(#[server(default)] ticket: String, #[server(default)] lead: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let holder = ticket_holder(&ctx::db(), &ticket, &ctx::client_address()).await?.actor();
        let lead = lead.parse().map_err(|_| ApiError::NotFound)?;
        lead::withdraw_given(&ctx::db(), &holder, lead).await?;
        Ok(Flash::ContactTakenBack.on(&paths::registration(ctx::locale(), &ticket)))
    })
    .await
}

/// Counts a code that is nobody's: guessing must stay slow, scanning must not.
///
/// # Errors
/// Those of `asked`, or `TooMany`.
pub(super) async fn counted<T>(asked: Result<T, Error>) -> Result<T, ApiError> {
    if matches!(asked, Err(Error::UnknownBadge)) {
        limited(&LEAD_MISSES).await?;
    }
    Ok(asked?)
}

pub(super) fn parse(application: &str) -> Result<ApplicationId, ApiError> {
    application.parse().map_err(|_| ApiError::NotFound)
}
