//! Server functions of this slice.

use domain::{
    grant::{self, CreditForm, Error, GrantForm},
    ids::GrantId,
    locale::Text,
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Denied(denied) => denied.into(),
            Error::Invalid(fields) => fields.into(),
            Error::Overtaken(overtaken) => overtaken.into(),
            Error::FundsEvents => Self::conflict(&Text::new(
                "Diese Förderung ist auf Veranstaltungen verteilt. Nehmen Sie sie dort zuerst weg.",
                "Events have a part of this grant. First take it from them.",
            )),
            Error::Db(error) => error.into(),
        }
    }
}

fn id(typed: &str) -> Result<GrantId, ApiError> {
    typed.parse().map_err(|_| ApiError::NotFound)
}

fn saved(grant: GrantId) -> String {
    Flash::Saved.on(&paths::grant(ctx::locale(), grant))
}

/// Makes a grant.
#[server(endpoint = "grant/create-grant")]
pub async fn create_grant(#[server(flatten)] form: GrantForm) -> Result<(), ApiError> {
    ctx::answer(async {
        let made = grant::create(&ctx::db(), &ctx::actor(), &form).await?;
        Ok(saved(made.id))
    })
    .await
}

/// Notes what a new notice says.
#[server(endpoint = "grant/change-grant")]
pub async fn change_grant(
    #[server(default)] grant: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: GrantForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let changed = grant::change(&ctx::db(), &ctx::actor(), id(&grant)?, &revision, &form).await?;
        Ok(saved(changed.id))
    })
    .await
}

/// Takes a grant away that funds no event.
#[server(endpoint = "grant/remove-grant")]
pub async fn remove_grant(#[server(default)] grant: String) -> Result<(), ApiError> {
    ctx::answer(async {
        grant::remove(&ctx::db(), &ctx::actor(), id(&grant)?).await?;
        Ok(Flash::GrantRemoved.on(&paths::grants(ctx::locale())))
    })
    .await
}

/// Gives an event a part of a grant.
#[server(endpoint = "grant/assign-grant")]
pub async fn assign_grant(
    #[server(default)] grant: String,
    #[server(default)] event: String,
    #[server(default)] amount: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&grant)?;
        grant::assign(&ctx::db(), &ctx::actor(), id, &event, &amount).await?;
        Ok(saved(id))
    })
    .await
}

/// Takes from an event what it has of a grant.
#[server(endpoint = "grant/unassign-grant")]
pub async fn unassign_grant(#[server(default)] part: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let part = part.parse().map_err(|_| ApiError::NotFound)?;
        Ok(saved(grant::unassign(&ctx::db(), &ctx::actor(), part).await?))
    })
    .await
}

/// Decides what the public reads of a grant.
#[server(endpoint = "grant/set-grant-credit")]
pub async fn set_grant_credit(
    #[server(default)] grant: String,
    #[server(default)] revision: String,
    #[server(flatten)] form: CreditForm,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let id = id(&grant)?;
        grant::set_credit(&ctx::db(), &ctx::actor(), id, &revision, &form).await?;
        Ok(saved(id))
    })
    .await
}
