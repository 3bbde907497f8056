//! Addresses without a language: known ones lead to the language that the browser prefers, others are not found.

use app::ctx;
use axum::{
    extract::{MatchedPath, Request},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::locale::Locale;

use crate::guard;

/// `/events/x` leads to `/de/events/x`. The pages' own routes take any first segment for a language, so this stands
/// before them.
pub async fn localise(mut request: Request, next: Next) -> Response {
    let for_pages = request.extensions().get::<MatchedPath>().is_none_or(|path| path.as_str().starts_with("/{locale}"));
    let path = request.uri().path();
    let first = path.split('/').nth(1).unwrap_or_default();
    if !for_pages || first.parse::<Locale>().is_ok() {
        return next.run(request).await;
    }
    let locale = ctx::preferred(request.headers());
    let is_known = !first.is_empty() && guard::access(path).is_some();
    if is_known && matches!(*request.method(), Method::GET | Method::HEAD) {
        let rest = request.uri().path_and_query().map_or(path, |full| full.as_str());
        return Redirect::to(&format!("/{locale}{rest}")).into_response();
    }
    if let Ok(nowhere) = format!("/{locale}/not-found").parse() {
        *request.uri_mut() = nowhere;
    }
    next.run(request).await
}
