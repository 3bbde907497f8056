//! Server functions of this slice.

use domain::{
    event,
    generated_file::{self, FileWish},
    process::file_request,
};
use leptos::prelude::*;

use crate::{ctx, error::ApiError, paths};

/// Far longer than what anybody types into a search.
const LONGEST: usize = 2_000;

/// Asks for a file, and leads to where it is seen to be made.
#[server(endpoint = "generated-file/request-file")]
pub async fn request_file(
    #[server(default)] event: String,
    #[server(default)] kind: String,
    #[server(default)] narrowed: String,
) -> Result<(), ApiError> {
    ctx::answer(async {
        let (db, actor, l) = (ctx::db(), ctx::actor(), ctx::locale());
        let kind = kind.parse().map_err(|_| ApiError::NotFound)?;
        if narrowed.len() > LONGEST {
            return Err(ApiError::NotFound);
        }
        let event = event::by_slug(&db, &actor, &event).await?;
        let file = file_request::request_file(&db, &actor, &event, &FileWish { kind, narrowed, locale: l }).await?;
        Ok(paths::generated_file(l, &event.slug, file))
    })
    .await
}

/// Stops one.
#[server(endpoint = "generated-file/cancel-file")]
pub async fn cancel_file(#[server(default)] file: String) -> Result<(), ApiError> {
    ctx::answer(async {
        let file = file.parse().map_err(|_| ApiError::NotFound)?;
        generated_file::cancel_file(&ctx::db(), &ctx::actor(), file).await?;
        Ok(ctx::page_path())
    })
    .await
}
