//! Taking a traveller's photo, by their link.

use axum::{extract::State, response::Response};
use domain::traveller::{self, Error};

use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/traveller-photo";

/// `POST /uploads/traveller-photo`: leads back to the traveller's page, or gives the form again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take_photo(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take_photo(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    upload.count(&state.db).await?;
    let token = upload.value("token").to_owned();
    // Whoever has no link is told so before anything is said of the file.
    traveller::by_token(&state.db, &token).await?;
    let file = upload.file().map_err(Error::from)?;
    traveller::set_photo(&state.db, &state.site.files, &token, file).await?;
    Ok(Flash::PictureSaved.on(&paths::own_trip(upload.locale(), &token)))
}
