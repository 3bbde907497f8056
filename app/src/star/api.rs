//! Server functions of this slice.

use domain::star;
use leptos::prelude::*;

use crate::{ctx, error::ApiError, registration::ticket_holder::ticket_holder};

/// Marks and unmarks things for whoever holds this ticket: `+session:ID,-exhibitor:ID`.
#[server(endpoint = "star/mark-stars")]
pub async fn mark_stars(#[server(default)] ticket: String, #[server(default)] marks: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let holder = ticket_holder(&ctx::db(), &ticket, &ctx::client_address()).await?;
        star::mark(&ctx::db(), &holder.actor(), &marks.parse()?).await?;
        Ok(ctx::page_path())
    })
    .await
}
