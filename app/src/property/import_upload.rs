//! Taking a table of properties, to be looked at before it is taken over.

use axum::{extract::State, response::Response};
use domain::property;

use super::{geojson, sheet};
use crate::{
    ctx::AppState,
    error::ApiError,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/property-import";

/// `POST /uploads/property-import`: leads to the preview, or gives the form again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    let l = upload.locale();
    upload.actor.require_organiser()?;
    upload.count(&state.db).await?;
    let file = upload.file().unwrap_or_else(|_| vec![0; sheet::LARGEST + 1]);
    if file.is_empty() {
        return Err(ApiError::field("file", &sheet::missing()));
    }
    if file.len() > sheet::LARGEST {
        return Err(ApiError::field("file", &sheet::too_large()));
    }
    // A workbook is a ZIP file, and GeoJSON begins with a brace.
    let read = tokio::task::spawn_blocking(move || if file.starts_with(b"PK") { sheet::table(file) } else { geojson::table(&file) });
    let table = read.await.map_err(|error| ApiError::internal(&error))?.map_err(|problem| ApiError::field("file", &problem))?;
    let import = property::keep_table(&state.db, &upload.actor, &table).await?;
    Ok(paths::imported_properties(l, import))
}
