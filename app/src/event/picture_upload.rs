//! Taking an event's picture.

use axum::{
    Extension,
    extract::{Multipart, State},
    response::Response,
};
use domain::{
    actor::Actor,
    event::{self, Error, EventPicture},
    locale::{Locale, Text},
    picture,
};
use http::StatusCode;

use crate::{
    ctx::{AppState, ClientAddress},
    error::ApiError,
    paths,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/event-picture";

/// `POST /uploads/event-picture`: leads back to the settings, or gives the form again with what is wrong.
///
/// # Errors
/// 400 when the request is broken.
pub async fn upload(
    State(state): State<AppState>,
    actor: Option<Extension<Actor>>,
    address: Option<Extension<ClientAddress>>,
    form: Multipart,
) -> Result<Response, StatusCode> {
    let mut upload = Upload::read(PATH, form).await.map_err(|_| StatusCode::BAD_REQUEST)?;
    let actor = actor.map_or(Actor::Anonymous, |Extension(actor)| actor);
    let (l, file) = (upload.locale(), upload.file());
    let (alt_de, alt_en) = (upload.value("alt_de").to_owned(), upload.value("alt_en").to_owned());
    let event = upload.value("event").parse().map_err(|_| ApiError::NotFound);
    let taken = async {
        actor.require_organiser()?;
        Upload::count(&state.db, address.as_deref()).await?;
        let file = file.map_err(|refused| picture_refused(l, refused))?;
        let command = EventPicture { file, alt_de, alt_en };
        let event = event::set_picture(&state.db, &state.site.files, &actor, event?, command).await.map_err(|error| refusal(l, error))?;
        Ok(format!("{}?saved=1#picture", paths::edit_event(l, &event.slug)))
    };
    let result = taken.await;
    Ok(upload.answer(result))
}

fn refusal(l: Locale, error: Error) -> ApiError {
    match error {
        Error::Denied(denied) => denied.into(),
        Error::Invalid(fields) => ApiError::invalid(l, fields),
        Error::Picture(refused) => picture_refused(l, refused),
        error => ApiError::internal(&error),
    }
}

/// Why a picture was not taken.
pub(super) fn picture_refused(l: Locale, refused: picture::Refused) -> ApiError {
    upload::refused(l, "picture", refused, &Text::new("PNG, JPEG oder WebP", "PNG, JPEG or WebP"))
}
