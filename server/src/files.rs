//! Answers that are no pages: pictures, health, the way from `/` to a language.

use app::{
    ctx::{self, AppState},
    paths,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{code::Code, files::MediaType, locale::Locale};

use crate::error_pages;

/// `/`: the start page in the language that the browser prefers.
pub async fn root(headers: HeaderMap) -> Redirect {
    Redirect::to(&paths::landing(ctx::preferred(&headers)))
}

/// `/B/CODE` and `/b/CODE`, as QR codes hold it: the badge's page in the language that the browser prefers.
pub async fn badge(Path(code): Path<String>, headers: HeaderMap) -> Redirect {
    let locale: Locale = ctx::preferred(&headers);
    let code = Code::parse(&code).map_or_else(|| "unknown".to_owned(), |code| code.as_str().to_owned());
    Redirect::to(&paths::badge(locale, &code))
}

/// `/healthz`: 200 while the database answers and stores what is written to it.
pub async fn health(State(state): State<AppState>) -> Response {
    match state.db.check_health().await {
        Ok(()) => "ok".into_response(),
        Err(error) => {
            tracing::error!(%error, "health check failed");
            (StatusCode::SERVICE_UNAVAILABLE, "database unavailable").into_response()
        }
    }
}

/// `/files/KEY`: a picture that was uploaded. Its name is a hash, so it may be cached for ever.
pub async fn file(State(state): State<AppState>, Path(key): Path<String>, headers: HeaderMap) -> Response {
    let Some(kept_as) = MediaType::of_key(&key) else { return StatusCode::NOT_FOUND.into_response() };
    match state.site.files.get(&key).await {
        Ok(Some(content)) => {
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static(kept_as.name())),
                (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
            ];
            (headers, content).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => error_pages::internal(&error, &headers),
    }
}
