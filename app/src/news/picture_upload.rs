//! Taking the picture of a news entry.

use axum::{extract::State, response::Response};
use domain::{
    files::FileKind,
    news::{self, NewsPicture},
};

use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/news-picture";

/// `POST /uploads/news-picture`: leads back to the form, or gives it again with what is wrong.
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
    let entry = upload.value("entry").parse().map_err(|_| ApiError::NotFound)?;
    let said = |name: &str| upload.value(name).to_owned();
    let command = NewsPicture { file, alt_de: said("alt_de"), alt_en: said("alt_en"), credit: said("credit") };
    let entry = news::set_picture(&state.db, &state.site.files, &upload.actor, entry, command).await?;
    let done = if upload.beside().is_some() { Flash::PictureSavedBeside } else { Flash::PictureSaved };
    Ok(done.on(&paths::edit_news_entry(l, entry.id)))
}
