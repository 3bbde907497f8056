//! Taking a version of the terms: a file, or where it is to be read.

use axum::{extract::State, response::Response};
use domain::{
    event::{self, NewTerms},
    files::FileKind,
};

use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/terms";

/// `POST /uploads/terms`: leads back to the terms, or gives the form again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take_terms(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take_terms(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    upload.actor.require_organiser()?;
    upload.count(&state.db).await?;
    let file = upload.file().map_err(|refused| upload::refused("terms", refused, FileKind::Terms))?;
    let event = upload.value("event").parse().map_err(|_| ApiError::NotFound)?;
    let command = NewTerms { version: upload.value("version").to_owned(), address: upload.value("address").to_owned(), file };
    let put = event::put_terms(&state.db, &state.site.files, &upload.actor, event, command).await;
    let event = put.map_err(|error| match error {
        event::Error::Picture(refused) => upload::refused("terms", refused, FileKind::Terms),
        error => error.into(),
    })?;
    Ok(Flash::TermsPut.on(&paths::terms(upload.locale(), &event.slug)))
}
