//! What is kept about whoever asked, as a file that an organiser hands over.

use axum::{
    Router,
    extract::{Path, State},
    response::Response,
    routing::get,
};
use domain::{actor::Actor, enquiry, ids::EnquiryId};

use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::download,
};

pub fn routes() -> Router<AppState> {
    Router::new().route("/organise/enquiries/{file}", get(export))
}

/// `/organise/enquiries/ID.json`.
async fn export(State(state): State<AppState>, Path(file): Path<String>, Asker(actor): Asker, FileLocale(l): FileLocale) -> Response {
    content(&state, &actor, &file).await.unwrap_or_else(|error| refused_file(&error, l))
}

async fn content(state: &AppState, actor: &Actor, file: &str) -> Result<Response, ApiError> {
    let id: EnquiryId = file.strip_suffix(".json").and_then(|id| id.parse().ok()).ok_or(ApiError::NotFound)?;
    let everything = enquiry::export(&state.db, actor, id).await?;
    let json = serde_json::to_vec_pretty(&everything).map_err(|error| ApiError::internal(&error))?;
    Ok(download("application/json", "standwerk-enquiry.json", json))
}
