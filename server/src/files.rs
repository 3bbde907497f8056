//! Answers that are no pages: pictures, health, the way from `/` to a language.

use app::{
    ctx::{self, AppState},
    paths,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{actor::Actor, code::Code, db::DbErr, files::MediaType, locale::Locale, process::file_reading};

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

/// How long browsers and proxies keep a file that everybody may read. A picture is the same for ever under its name; a
/// document may be taken away.
const KEPT_PICTURE: &str = "public, max-age=31536000, immutable";
const KEPT_DOCUMENT: &str = "public, max-age=300";
/// What is not for everybody, or not yet.
const NOT_KEPT: &str = "private, no-store";

/// `/files/KEY`: a picture or a document that was uploaded, for whoever may read it.
pub async fn file(
    State(state): State<AppState>,
    Extension(actor): Extension<Actor>,
    Path(key): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(kept_as) = MediaType::of_key(&key) else { return StatusCode::NOT_FOUND.into_response() };
    let cached = match may_be_cached(&state, &actor, &key, kept_as).await {
        Ok(Some(cached)) => cached,
        // Nobody keeps that there is nothing: it may be published in a minute.
        Ok(None) => return (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, NOT_KEPT)]).into_response(),
        Err(error) => return error_pages::internal(&error, &headers),
    };
    match state.site.files.get(&key).await {
        Ok(Some(content)) => {
            let headers = [(header::CONTENT_TYPE, kept_as.name()), (header::CACHE_CONTROL, cached)];
            (headers, content).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => error_pages::internal(&error, &headers),
    }
}

/// Who may keep the file on the way to this actor; `None` where they may not read it.
async fn may_be_cached(state: &AppState, actor: &Actor, key: &str, kept_as: MediaType) -> Result<Option<&'static str>, DbErr> {
    if file_reading::may_read(&state.db, &Actor::Anonymous, key).await? {
        return Ok(Some(if kept_as == MediaType::Pdf { KEPT_DOCUMENT } else { KEPT_PICTURE }));
    }
    let is_theirs = actor.person().is_some() && file_reading::may_read(&state.db, actor, key).await?;
    Ok(is_theirs.then_some(NOT_KEPT))
}
