//! Server functions of this slice.

use domain::badge;
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash};

/// Makes a badge worthless.
#[server(endpoint = "badge/revoke-badge")]
pub async fn revoke_badge(#[server(default)] badge: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let badge = badge.parse().map_err(|_| ApiError::NotFound)?;
        badge::revoke_badge(&ctx::db(), &ctx::actor(), badge).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Makes it good again.
#[server(endpoint = "badge/restore-badge")]
pub async fn restore_badge(#[server(default)] badge: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let badge = badge.parse().map_err(|_| ApiError::NotFound)?;
        badge::restore_badge(&ctx::db(), &ctx::actor(), badge).await?;
        Ok(Flash::Saved.here())
    })
    .await
}
