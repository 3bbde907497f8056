//! Server functions about passkeys.

use domain::account::{self, Browser, NewPasskey, PasskeyAnswer, PasskeyOptions, RelyingParty, limits};
use leptos::prelude::*;

use crate::{
    account::{
        api::{device, enter, limited, note_failure},
        cookie,
    },
    ctx,
    error::ApiError,
    flash::Flash,
    paths,
};

/// What the browser is asked, to make a passkey. For script.
#[server(endpoint = "account/begin-passkey")]
pub async fn begin_passkey() -> Result<PasskeyOptions, ApiError> {
    told(async {
        limited(&limits::PASSKEY_CHALLENGES).await?;
        Ok(account::begin_passkey(&ctx::db(), &relying_party()?, &ctx::actor()).await?)
    })
    .await
}

/// What the browser is asked, to sign in. For script.
#[server(endpoint = "account/begin-passkey-sign-in")]
pub async fn begin_passkey_sign_in() -> Result<PasskeyOptions, ApiError> {
    told(async {
        limited(&limits::PASSKEY_CHALLENGES).await?;
        Ok(account::begin_passkey_sign_in(&ctx::db(), &relying_party()?).await?)
    })
    .await
}

/// Keeps a new passkey. It also proves the session from now on.
#[server(endpoint = "account/add-passkey")]
pub async fn add_passkey(
    #[server(default)] name: String,
    #[server(default)] ceremony: String,
    #[server(default)] credential: String,
    #[server(default)] next: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor, site) = (ctx::db(), ctx::actor(), relying_party()?);
        let (device, session) = (device(), cookie::own_token());
        let new = NewPasskey { name, answer: PasskeyAnswer { ceremony, credential } };
        let mut added = account::add_passkey(&db, &site, &actor, &new, Browser { device: &device, session: &session }).await?;
        let next = if account::is_own_path(&next) { next } else { paths::account(ctx::locale()) };
        added.next = if next.contains('?') { next } else { Flash::PasskeyAdded.on(&next) };
        Ok(enter(added))
    })
    .await
}

/// Signs in with a passkey.
#[server(endpoint = "account/sign-in-with-passkey")]
pub async fn sign_in_with_passkey(
    #[server(default)] ceremony: String,
    #[server(default)] credential: String,
    #[server(default)] next: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, site, answer) = (ctx::db(), relying_party()?, PasskeyAnswer { ceremony, credential });
        limited(&limits::PASSKEY_ANSWERS).await?;
        let (device, session) = (device(), cookie::own_token());
        let entered = account::sign_in_with_passkey(&db, &site, &answer, Browser { device: &device, session: &session }, &next).await;
        Ok(enter(entered.inspect_err(note_failure)?))
    })
    .await
}

/// Calls a passkey of one's own by another name.
#[server(endpoint = "account/rename-passkey")]
pub async fn rename_passkey(#[server(default)] passkey: String, #[server(default)] name: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let passkey = passkey.parse().map_err(|_| ApiError::NotFound)?;
        account::rename_passkey(&ctx::db(), &ctx::actor(), passkey, &name).await?;
        Ok(Flash::Saved.on(&paths::account(ctx::locale())))
    })
    .await
}

/// Removes a passkey of one's own.
#[server(endpoint = "account/remove-passkey")]
pub async fn remove_passkey(#[server(default)] passkey: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let passkey = passkey.parse().map_err(|_| ApiError::NotFound)?;
        account::remove_passkey(&ctx::db(), &ctx::actor(), passkey, &cookie::own_token()).await?;
        Ok(Flash::PasskeyRemoved.on(&paths::account(ctx::locale())))
    })
    .await
}

fn relying_party() -> Result<RelyingParty, ApiError> {
    ctx::site().passkeys.clone().ok_or(ApiError::NotFound)
}

/// What script is answered: an error has its status.
async fn told<T>(work: impl Future<Output = Result<T, ApiError>>) -> Result<T, ApiError> {
    work.await.inspect_err(|error| ctx::set_status(error.status()))
}
