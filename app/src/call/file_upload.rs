//! Taking a file of an entry.

use axum::{extract::State, response::Response};
use domain::call;

use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/call-file";

/// `POST /uploads/call-file`: leads back to the entry, or gives the form again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take_file(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take_file(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    upload.count(&state.db).await?;
    // Whoever has no link is told so before anything is said of the file.
    call::entry_of(&state.db, upload.value("token")).await?;
    let file = upload.file().map_err(call::Error::from)?;
    let token = upload.value("token").to_owned();
    call::add_file(&state.db, &state.site.files, &token, upload.value("file_name"), file).await?;
    Ok(Flash::EntryFileSaved.on(&paths::call_entry(upload.locale(), &token)))
}
