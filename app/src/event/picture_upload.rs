//! Taking an event's picture.

use axum::{extract::State, response::Response};
use domain::{
    event::{self, Error, EventPicture},
    files::FileKind,
    picture,
};

use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/event-picture";

/// `POST /uploads/event-picture`: leads back to the settings, or gives the form again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take_picture(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take_picture(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    let l = upload.locale();
    upload.actor.require_organiser()?;
    upload.count(&state.db).await?;
    let file = upload.file().map_err(picture_refused)?;
    let event = upload.value("event").parse().map_err(|_| ApiError::NotFound)?;
    let command = EventPicture { file, alt_de: upload.value("alt_de").to_owned(), alt_en: upload.value("alt_en").to_owned() };
    let set = event::set_picture(&state.db, &state.site.files, &upload.actor, event, command).await;
    let event = set.map_err(refusal)?;
    let done = if upload.beside().is_some() { Flash::PictureSavedBeside } else { Flash::PictureSaved };
    Ok(done.on(&paths::edit_event(l, &event.slug)))
}

fn refusal(error: Error) -> ApiError {
    match error {
        Error::Denied(denied) => denied.into(),
        Error::Invalid(fields) => fields.into(),
        Error::Picture(refused) => picture_refused(refused),
        error => ApiError::internal(&error),
    }
}

/// Why a picture was not taken.
pub(super) fn picture_refused(refused: picture::Refused) -> ApiError {
    upload::refused("picture", refused, FileKind::Picture)
}
