//! Taking a logo.

use axum::{
    Extension,
    extract::{Multipart, State},
    response::Response,
};
use domain::{
    actor::Actor,
    exhibitor::{self, ApplyError},
    locale::{Locale, Text},
    picture,
};
use http::StatusCode;

use super::way::Way;
use crate::{
    ctx::{AppState, ClientAddress},
    error::ApiError,
    upload::{self, Upload},
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/logo";

/// `POST /uploads/logo`: leads back to the page of the form, or gives the form again with what is wrong.
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
    let way = Way::parse(upload.value("token").to_owned(), upload.value("application"));
    let (l, logo) = (upload.locale(), upload.file());
    let page = upload.page().split('?').next().unwrap_or_default().to_owned();
    let taken = async {
        Upload::count(&state.db, address.as_deref()).await?;
        let logo = logo.map_err(|refused| logo_refused(l, refused))?;
        exhibitor::set_logo(&state.db, &state.site.files, way.door(&actor), logo).await.map_err(|error| refusal(l, error))?;
        Ok(format!("{page}?logo=saved#logo"))
    };
    let result = taken.await;
    Ok(upload.answer(result))
}

fn refusal(l: Locale, error: ApplyError) -> ApiError {
    match error {
        ApplyError::Denied(denied) => denied.into(),
        ApplyError::Logo(refused) => logo_refused(l, refused),
        ApplyError::WindowClosed(_) | ApplyError::NotNow(_) | ApplyError::Stale(..) => {
            let message = l.t("Das Logo kann zurzeit nicht geändert werden.", "The logo cannot be changed at present.");
            ApiError::Conflict { message: message.to_owned() }
        }
        error => ApiError::internal(&error),
    }
}

/// Why a logo was not taken.
pub fn logo_refused(l: Locale, refused: picture::Refused) -> ApiError {
    upload::refused(l, "logo", refused, &Text::new("PNG, JPEG, WebP oder SVG", "PNG, JPEG, WebP or SVG"))
}
