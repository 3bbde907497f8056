//! Taking a logo: a form with a file, which server functions do not read.

use axum::{
    Extension,
    extract::{Multipart, State, multipart::Field},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    account::{self, Limit},
    actor::Actor,
    exhibitor::{self, ApplyError, Door, LARGEST_LOGO, LogoRefused},
    ids::ApplicationId,
    locale::Locale,
};
use http::StatusCode;

use crate::{
    ctx::{AppState, ClientAddress},
    error::ApiError,
    paths,
};

/// Where the form is sent.
pub const PATH: &str = "/uploads/logo";
/// How much of an upload is read at all. What is too large to be taken is still read up to here, or the browser would
/// show a broken connection instead of the reason.
pub const LONGEST: usize = 64 * 1024 * 1024;
const UPLOADS: Limit = Limit { attempts: 40, window_seconds: 600 };

/// The fields of the form: the link's token, or the application of whoever is signed in, and the file.
#[derive(Default)]
struct Upload {
    locale: Option<Locale>,
    token: String,
    application: Option<ApplicationId>,
    logo: Vec<u8>,
    too_large: bool,
}

/// `POST /uploads/logo`: leads back to the page of the form, which says how it went by `?logo=`.
pub async fn upload(
    State(state): State<AppState>,
    actor: Option<Extension<Actor>>,
    address: Option<Extension<ClientAddress>>,
    form: Multipart,
) -> Response {
    let Ok(upload) = read(form).await else { return (StatusCode::BAD_REQUEST, "This form could not be read.").into_response() };
    let actor = actor.map_or(Actor::Anonymous, |Extension(actor)| actor);
    let address = address.map(|Extension(address)| address.0).unwrap_or_default();
    let (door, back) = match upload.application {
        Some(id) => (Door::Portal(&actor, id), paths::portal_profile(upload.locale(), id)),
        None => (Door::Link(&upload.token), paths::application(upload.locale(), &upload.token)),
    };
    let word = match account::attempt(&state.db, "logo", &address, UPLOADS).await {
        Ok(Ok(())) => take(&state, door, upload.logo, upload.too_large).await,
        Ok(Err(_)) => Ok("too_many"),
        Err(error) => Err(ApiError::internal(&error)),
    };
    match word {
        Ok(word) => Redirect::to(&format!("{back}?logo={word}#logo")).into_response(),
        Err(error) => (error.status(), "The logo was not taken.").into_response(),
    }
}

impl Upload {
    fn locale(&self) -> Locale {
        self.locale.unwrap_or(Locale::De)
    }
}

/// The word for how it went.
async fn take(state: &AppState, door: Door<'_>, logo: Vec<u8>, too_large: bool) -> Result<&'static str, ApiError> {
    if too_large {
        return Ok(LogoRefused::TooLarge.as_str());
    }
    match exhibitor::set_logo(&state.db, &state.site.files, door, logo).await {
        Ok(()) => Ok("saved"),
        Err(ApplyError::Logo(refused)) => Ok(refused.as_str()),
        Err(ApplyError::WindowClosed(_) | ApplyError::NotNow(_) | ApplyError::Stale(..)) => Ok("not_now"),
        Err(ApplyError::Denied(denied)) => Err(denied.into()),
        Err(error) => Err(ApiError::internal(&error)),
    }
}

async fn read(mut form: Multipart) -> Result<Upload, axum::extract::multipart::MultipartError> {
    let mut upload = Upload::default();
    while let Some(field) = form.next_field().await? {
        match field.name().unwrap_or_default() {
            "locale" => upload.locale = short(field).await?.parse().ok(),
            "token" => {
                upload.token = domain::code::Code::parse(&short(field).await?).map(|code| code.as_str().to_owned()).unwrap_or_default()
            }
            "application" => upload.application = short(field).await?.parse().ok(),
            "logo" => match file(field).await? {
                Some(bytes) => upload.logo = bytes,
                None => upload.too_large = true,
            },
            _ => {}
        }
    }
    Ok(upload)
}

async fn short(mut field: Field<'_>) -> Result<String, axum::extract::multipart::MultipartError> {
    let mut text = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        if text.len() < 200 {
            text.extend_from_slice(&chunk[..chunk.len().min(200)]);
        }
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// The file, or `None` if it is too large; then the rest is read and thrown away.
async fn file(mut field: Field<'_>) -> Result<Option<Vec<u8>>, axum::extract::multipart::MultipartError> {
    let mut bytes = Some(Vec::new());
    while let Some(chunk) = field.chunk().await? {
        if bytes.as_ref().is_some_and(|bytes| bytes.len() + chunk.len() > LARGEST_LOGO) {
            bytes = None;
        }
        if let Some(bytes) = &mut bytes {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}
