//! Taking a logo.

use axum::{extract::State, response::Response};
use domain::{
    application::{self, ApplyError},
    files::FileKind,
    locale::Text,
    picture,
};

use super::{error::draft_moved, way::Way};
use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/logo";

/// `POST /uploads/logo`: leads back to the page of the form, or gives the form again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take_logo(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take_logo(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    upload.count(&state.db).await?;
    let logo = upload.file().map_err(logo_refused)?;
    let way = Way::parse(upload.value("token").to_owned(), upload.value("application"));
    let set = application::set_logo(&state.db, &state.site.files, way.door(&upload.actor), logo).await;
    set.map_err(refusal)?;
    let page = upload.page().split('?').next().unwrap_or_default();
    let done = if upload.beside().is_some() { Flash::LogoSavedBeside } else { Flash::LogoSaved };
    Ok(done.on(page))
}

fn refusal(error: ApplyError) -> ApiError {
    match error {
        ApplyError::Denied(denied) => denied.into(),
        ApplyError::Logo(refused) => logo_refused(refused),
        ApplyError::Overtaken(overtaken) => overtaken.into(),
        ApplyError::DraftMoved => ApiError::conflict(&draft_moved()),
        ApplyError::WindowClosed(_) | ApplyError::NotNow(_) => {
            ApiError::conflict(&Text::new("Das Logo kann zurzeit nicht geändert werden.", "The logo cannot be changed at present."))
        }
        error => ApiError::internal(&error),
    }
}

/// Why a logo was not taken.
pub fn logo_refused(refused: picture::Refused) -> ApiError {
    upload::refused("logo", refused, FileKind::Logo)
}
