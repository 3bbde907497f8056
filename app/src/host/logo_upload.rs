//! Taking the logo of a host, from organisers and from its own people.

use axum::{extract::State, response::Response};
use domain::{actor::Actor, event, files::FileKind, host};

use crate::{
    ctx::AppState,
    error::ApiError,
    flash::Flash,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/host-logo";

/// `POST /uploads/host-logo`: leads back to the page that the form was on, or gives it again with what is wrong.
pub async fn upload(State(state): State<AppState>, mut upload: Upload) -> Response {
    let once = upload.once(PATH);
    let result = upload::take_once(&state.db, once, take_logo(&state, &mut upload)).await;
    upload.answer(result)
}

async fn take_logo(state: &AppState, upload: &mut Upload) -> Result<String, ApiError> {
    let l = upload.locale();
    upload.actor.require_person()?;
    upload.count(&state.db).await?;
    let host = upload.value("host").parse().map_err(|_| ApiError::NotFound)?;
    let file = upload.file().map_err(|refused| upload::refused("logo", refused, FileKind::Logo))?;
    let host = host::set_logo(&state.db, &state.site.files, &upload.actor, host, file).await?;
    // Whoever may give it a logo may know its address.
    let event = event::by_id(&state.db, &Actor::System, host.event).await?;
    let page = if upload.actor.is_organiser() { paths::organise_hosts(l, &event.slug) } else { paths::hosted_event(l, &event.slug) };
    Ok(Flash::Saved.on(&page))
}
