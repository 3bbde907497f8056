//! Taking the slides of a talk.

use axum::{extract::State, response::Response};
use domain::{files::FileKind, talk};

use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/slides";

/// `POST /uploads/slides`: leads back to the talk, or gives the form again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take_slides(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take_slides(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    upload.actor.require_organiser()?;
    upload.count(&state.db).await?;
    let id = upload.value("talk").parse().map_err(|_| ApiError::NotFound)?;
    let file = upload.file().map_err(|refused| upload::refused("slides", refused, FileKind::Slides))?;
    let talk = talk::set_slides(&state.db, &state.site.files, &upload.actor, id, file).await?;
    Ok(Flash::SlidesSaved.on(&paths::edit_talk(upload.locale(), talk.id)))
}
