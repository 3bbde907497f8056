//! Headers on every answer, and the refusal of requests that another site made in a visitor's name.

use app::{
    areas,
    ctx::{AppState, Site},
    paths,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};

use crate::{error_pages, refusals};

/// Refuses what changes something unless it comes from this very site: `Sec-Fetch-Site`, else `Origin`, decide.
/// Leptos checks nothing of the kind.
pub async fn refuse_foreign(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_one_click(&request) || is_own(request.headers(), &state.site) {
        return next.run(request).await;
    }
    refusals::note_foreign(request.uri().path());
    error_pages::foreign(request.headers())
}

/// Mail programs send their reader's wish for no more news from wherever they are (RFC 8058). Its address holds all that it
/// takes, and no cookie counts there.
fn is_one_click(request: &Request) -> bool {
    *request.method() == Method::POST && request.uri().path().starts_with(&paths::withdraw_news(""))
}

fn is_own(headers: &HeaderMap, site: &Site) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match text(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "same-origin",
        None => text(header::ORIGIN)
            .is_some_and(|origin| origin == site.public_url || Some(origin) == own_origin(headers, site.is_https()).as_deref()),
    }
}

/// The origin that the request itself was sent to, for a server that is reached under several names.
fn own_origin(headers: &HeaderMap, https: bool) -> Option<String> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    Some(format!("{}://{host}", if https { "https" } else { "http" }))
}

/// Adds the headers that no answer goes without. Pages bring their own content policy, with a nonce.
pub async fn headers(State(https): State<bool>, request: Request, next: Next) -> Response {
    // A form that comes back holds what somebody typed, on a page that is everybody's.
    let is_asked = matches!(*request.method(), Method::GET | Method::HEAD);
    let personal = !is_asked || request.headers().contains_key(header::COOKIE) || areas::is_for_one(request.uri().path());
    let mut response = next.run(request).await;
    let answered = response.headers_mut();
    let mut set = |name: &'static str, value: &'static str| {
        answered.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    };
    set("content-security-policy", "default-src 'none'; frame-ancestors 'self'; sandbox");
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set("permissions-policy", "camera=(self), geolocation=(), microphone=()");
    if https {
        set("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
    set("cache-control", if personal { "no-store" } else { "no-cache" });
    response
}
