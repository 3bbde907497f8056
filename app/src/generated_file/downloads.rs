//! The files themselves, to those who may see what stands in them.

use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{actor::Actor, event, generated_file};

use super::{content_type, file_name};
use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::named,
};

pub fn routes() -> Router<AppState> {
    Router::new().route("/organise/events/{event}/files/{file}", get(download))
}

async fn download(
    State(state): State<AppState>,
    Asker(actor): Asker,
    Path((event, file)): Path<(String, String)>,
    FileLocale(l): FileLocale,
) -> Response {
    content(&state, &actor, &event, &file).await.unwrap_or_else(|error| refused_file(&error, l))
}

/// Piece by piece: it may be as large as the paper of a whole fair.
async fn content(state: &AppState, actor: &Actor, event: &str, file: &str) -> Result<Response, ApiError> {
    let id = file.parse().map_err(|_| ApiError::NotFound)?;
    let event = event::by_slug(&state.db, actor, event).await?;
    let kept = generated_file::kept_file(&state.db, actor, event.id, id).await?;
    let pieces = state.site.files.open(&kept.stored_as).await.map_err(|error| ApiError::internal(&error))?.ok_or(ApiError::NotFound)?;
    tracing::info!(account = ?actor.account(), event = %event.id, kind = %kept.kind, "a generated file was fetched");
    let mut headers = named(content_type(kept.kind), &file_name(&event, kept.kind));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(kept.bytes));
    Ok((headers, Body::from_stream(pieces)).into_response())
}
