//! Taking a file of a recap.

use axum::{extract::State, response::Response};
use domain::{
    event,
    files::FileKind,
    recap::{self, NewDownload},
};

use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/recap-download";

/// `POST /uploads/recap-download`: leads back to the form, or gives it again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take_file(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take_file(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    let l = upload.locale();
    upload.actor.require_organiser()?;
    upload.count(&state.db).await?;
    let file = upload.file().map_err(|refused| upload::refused("download", refused, FileKind::Document))?;
    let recap = upload.value("recap").parse().map_err(|_| ApiError::NotFound)?;
    let said = |name: &str| upload.value(name).to_owned();
    let command = NewDownload { title_de: said("title_de"), title_en: said("title_en"), file };
    let event = recap::add_download(&state.db, &state.site.files, &upload.actor, recap, command).await?;
    let event = event::by_id(&state.db, &upload.actor, event).await?;
    Ok(Flash::Saved.on(&paths::organise_recap(l, &event.slug)))
}
