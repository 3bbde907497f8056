//! Server functions of this slice.

use domain::{badge, event};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, flash::Flash, paths};

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

/// Chooses what an event's badges are printed on.
#[server(endpoint = "badge/set-badge-format")]
pub async fn set_badge_format(#[server(default)] event: String, #[server(default)] format: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = event.parse().map_err(|_| ApiError::NotFound)?;
        event::set_badge_format(&ctx::db(), &ctx::actor(), event, &format).await?;
        Ok(Flash::Saved.here())
    })
    .await
}

/// Takes the logo off an event's badges.
#[server(endpoint = "badge/remove-badge-logo")]
pub async fn remove_badge_logo(#[server(default)] event: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let event = event.parse().map_err(|_| ApiError::NotFound)?;
        let event = event::remove_logo(&ctx::db(), &ctx::actor(), event).await?;
        Ok(Flash::LogoRemoved.on(&paths::badge_design(ctx::locale(), &event.slug)))
    })
    .await
}
