//! Taking the logo that stands on an event's badges.

use axum::{extract::State, response::Response};
use domain::{
    event::{self, Error},
    files::FileKind,
    picture::Refused,
};

use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/event-logo";

/// `POST /uploads/event-logo`: leads back to the design of the badges, or gives the form again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take_logo(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take_logo(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    let l = upload.locale();
    upload.actor.require_organiser()?;
    upload.count(&state.db).await?;
    let file = upload.file().map_err(refused)?;
    let event = upload.value("event").parse().map_err(|_| ApiError::NotFound)?;
    let set = event::set_logo(&state.db, &state.site.files, &upload.actor, event, file).await;
    let event = set.map_err(|error| match error {
        Error::Picture(why) => refused(why),
        error => error.into(),
    })?;
    Ok(Flash::LogoSaved.on(&paths::badge_design(l, &event.slug)))
}

fn refused(why: Refused) -> ApiError {
    upload::refused("logo", why, FileKind::Logo)
}
