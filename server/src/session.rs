//! The cookie, and the actor behind it.

use app::{account::cookie, ctx::AppState, registration::ticket_cookie};
use axum::{
    extract::{Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};
use domain::{account, actor::Actor};

use crate::{error_pages, refusals};

/// Puts the `Actor` into the request; whoever brings no valid cookie is nobody.
pub async fn identify(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let actor = match cookie::token(request.headers(), state.site.is_https()) {
        Some(token) => match account::actor(&state.db, &token, state.site.passkey_demand()).await {
            Ok(actor) => actor,
            Err(error) => return error_pages::internal(&error, request.headers()),
        },
        None => Actor::Anonymous,
    };
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    request.extensions_mut().insert(actor.clone());
    let response = next.run(request).await;
    refusals::note(&actor, &method, &path, response.status());
    response
}

/// Whether a request brings a cookie of ours: then its answer is for one person. Others' cookies change nothing.
pub fn has_cookie(headers: &HeaderMap, https: bool) -> bool {
    cookie::token(headers, https).is_some() || ticket_cookie::is_there(headers, https)
}
