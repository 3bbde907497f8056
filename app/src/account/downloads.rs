//! What is kept about whoever is signed in, as a file.

use axum::{Router, extract::State, response::Response, routing::get};
use domain::{
    account::{self, AccountExport},
    actor::Actor,
    call::personal_data::{JuryPart, export_jury},
};
use serde::Serialize;

use crate::{
    asked::{Asker, FileLocale},
    ctx::AppState,
    error::ApiError,
    load::refused_file,
    table_export::download,
};

pub fn routes() -> Router<AppState> {
    Router::new().route("/account/export.json", get(account_file))
}

async fn account_file(State(state): State<AppState>, Asker(actor): Asker, FileLocale(l): FileLocale) -> Response {
    written(&state, &actor).await.unwrap_or_else(|error| refused_file(&error, l))
}

/// The account, and what its person did in juries.
#[derive(Serialize)]
struct Everything {
    #[serde(flatten)]
    account: AccountExport,
    juries: Vec<JuryPart>,
}

async fn written(state: &AppState, actor: &Actor) -> Result<Response, ApiError> {
    let account = account::export_own(&state.db, actor).await?;
    let everything = Everything { account, juries: export_jury(&state.db, actor).await? };
    let json = serde_json::to_vec_pretty(&everything).map_err(|error| ApiError::internal(&error))?;
    Ok(download("application/json", "standwerk-account.json", json))
}
