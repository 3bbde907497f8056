//! The cookie, and the actor behind it.

use app::ctx::AppState;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};
use domain::{account, actor::Actor};

use crate::error_pages;

/// Puts the `Actor` into the request; whoever brings no valid cookie is nobody.
pub async fn identify(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let actor = match app::account::cookie::token(request.headers()) {
        Some(token) => match account::actor(&state.db, &token).await {
            Ok(actor) => actor,
            Err(error) => return error_pages::internal(&error, request.headers()),
        },
        None => Actor::Anonymous,
    };
    request.extensions_mut().insert(actor);
    next.run(request).await
}

/// Whether a request carries a session cookie at all; without one its answer may be shared by caches.
pub fn has_cookie(headers: &HeaderMap) -> bool {
    headers.contains_key(header::COOKIE)
}
