//! Addresses without a language: known ones lead to the language that the browser prefers, others are not found.

use app::{areas, ctx};
use axum::{
    extract::{MatchedPath, Request},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

/// `/events/x` leads to `/de/events/x`. The pages' own routes take any first segment for a language, so this stands
/// before them.
pub async fn localise(mut request: Request, next: Next) -> Response {
    let for_pages = request.extensions().get::<MatchedPath>().is_none_or(|path| path.as_str().starts_with("/{locale}"));
    let path = request.uri().path();
    if !for_pages || areas::language(path).is_some() {
        return next.run(request).await;
    }
    let locale = ctx::preferred(request.headers());
    let is_known = areas::area_of(path).is_some_and(|area| !area.segment.is_empty());
    if is_known && matches!(*request.method(), Method::GET | Method::HEAD) {
        let rest = request.uri().path_and_query().map_or(path, |full| full.as_str());
        return Redirect::to(&format!("/{locale}{rest}")).into_response();
    }
    if let Ok(uri) = areas::nowhere(locale).parse() {
        *request.uri_mut() = uri;
    }
    next.run(request).await
}
