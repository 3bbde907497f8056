//! Taking a picture of a recap.

use axum::{extract::State, response::Response};
use domain::{
    event,
    files::FileKind,
    recap::{self, PictureForm},
};

use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/recap-picture";

/// `POST /uploads/recap-picture`: leads back to the form, or gives it again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take_picture(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take_picture(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    let l = upload.locale();
    upload.actor.require_organiser()?;
    upload.count(&state.db).await?;
    let file = upload.file().map_err(|refused| upload::refused("picture", refused, FileKind::Picture))?;
    let recap = upload.value("recap").parse().map_err(|_| ApiError::NotFound)?;
    let said = |name: &str| upload.value(name).to_owned();
    let form = PictureForm {
        alt_de: said("alt_de"),
        alt_en: said("alt_en"),
        photographer: said("photographer"),
        licence: said("licence"),
        consent: said("consent"),
        consent_file: said("consent_file"),
        position: said("position"),
    };
    let event = recap::add_picture(&state.db, &state.site.files, &upload.actor, recap, &form, file).await?;
    let event = event::by_id(&state.db, &upload.actor, event).await?;
    Ok(Flash::Saved.on(&paths::organise_recap(l, &event.slug)))
}
