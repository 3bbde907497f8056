//! A mail's HTML by itself, for the frame on its page. It is written for mail programs, with inline styles, so it has a
//! content policy of its own and may run nothing.

use app::{ctx::AppState, mail::preview};
use axum::{
    Extension, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{actor::Actor, mail::Error, process::outbox};

use crate::error_pages;

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

pub fn routes() -> Router<AppState> {
    Router::new().route("/organise/mail/{file}", get(html))
}

/// `/organise/mail/ID.html`.
async fn html(State(state): State<AppState>, Extension(actor): Extension<Actor>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some(id) = file.strip_suffix(".html").and_then(|id| id.parse().ok()) else { return StatusCode::NOT_FOUND.into_response() };
    match outbox::mail(&state.db, &actor, id).await {
        Ok(mail) => {
            let written = preview(&mail.letter, (&mail.to_name, &mail.to_email), mail.locale, &state.site);
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, POLICY)], written.html).into_response()
        }
        Err(Error::Denied(_) | Error::UnderWay | Error::Outdated | Error::LinkSpent) => StatusCode::NOT_FOUND.into_response(),
        Err(Error::Db(error)) => error_pages::internal(&error, &headers),
    }
}
