//! Answers when nothing else can answer: a panic, a lost database, a body that is too long. They need neither the app
//! nor the database.

use std::{any::Any, time::Duration};

use app::{
    ctx::{self, AppState},
    upload,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    code::Code,
    db::Db,
    locale::{Locale, Text},
};

use crate::assets;

/// Longest body in bytes of a request that is no upload: no form comes near it.
pub const LONGEST_BODY: usize = 2 * 1024 * 1024;

const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

/// Something broke. What it was is in the log beside the reference.
pub fn internal(error: &(dyn std::error::Error + 'static), headers: &HeaderMap) -> Response {
    let reference = reference();
    tracing::error!(reference, %error, "request failed");
    with_reference(ctx::preferred(headers), &reference)
}

/// A handler panicked. The message may hold anything, also what somebody typed: it goes to standard error by the
/// panic hook, and no further.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    let reference = reference();
    tracing::error!(reference, "a request panicked");
    with_reference(Locale::De, &reference)
}

/// What was sent is longer than anything that may be sent here.
pub fn too_long(headers: &HeaderMap) -> Response {
    let said = Text::new(
        "Was Sie gesendet haben, ist zu groß. Bitte gehen Sie zurück und nehmen Sie eine kleinere Datei oder weniger Text.",
        "What you sent is too large. Please go back and use a smaller file or less text.",
    );
    page(StatusCode::PAYLOAD_TOO_LARGE, ctx::preferred(headers), &Text::new("Zu groß", "Too large"), &said)
}

/// What was sent broke off, or came too slowly.
pub fn incomplete_body(status: StatusCode, headers: &HeaderMap) -> Response {
    let said = Text::new(
        "Was Sie gesendet haben, kam nicht vollständig an. Bitte gehen Sie zurück und senden Sie es noch einmal.",
        "What you sent did not arrive as a whole. Please go back and send it again.",
    );
    page(status, ctx::preferred(headers), &Text::new("Nicht angekommen", "Did not arrive"), &said)
}

/// More is under way than can be answered in good time.
pub fn busy(headers: &HeaderMap) -> Response {
    let said = Text::new(
        "Gerade wollen sehr viele auf einmal etwas von uns. Bitte laden Sie die Seite in einigen Sekunden neu.",
        "A great many people are asking at once. Please load the page again in a few seconds.",
    );
    let title = Text::new("Gleich wieder da", "Back in a moment");
    let mut response = page(StatusCode::SERVICE_UNAVAILABLE, ctx::preferred(headers), &title, &said);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    response
}

/// A form was refused whose page cannot be shown again: what is wrong with it. Sentences are ours, names of fields are not.
pub fn refused(status: StatusCode, locale: Locale, errors: &[(String, String)]) -> Response {
    let sentences: Vec<&str> = errors.iter().map(|(_, sentence)| sentence.as_str()).collect();
    let sentences = sentences.join(" ").replace('&', "&amp;").replace('<', "&lt;");
    page(status, locale, &Text::new("Nicht angenommen", "Not accepted"), &Text::new(sentences.clone(), sentences))
}

/// No text holds the character that ends one.
fn no_address(headers: &HeaderMap) -> Response {
    let said = Text::new("Unter dieser Adresse kann nichts stehen.", "Nothing can be at this address.");
    page(StatusCode::BAD_REQUEST, ctx::preferred(headers), &Text::new("Keine Adresse", "No address"), &said)
}

/// Another site made this request.
pub fn foreign(headers: &HeaderMap) -> Response {
    let said = Text::new(
        "Diese Anfrage kam nicht von unserer eigenen Seite und wurde abgelehnt. Bitte öffnen Sie die Seite neu und versuchen Sie es noch einmal.",
        "This request did not come from our own site and was refused. Please open the page again and try once more.",
    );
    page(StatusCode::FORBIDDEN, ctx::preferred(headers), &Text::new("Abgelehnt", "Refused"), &said)
}

/// A failure while the database is away is no fault of the request: 503 tells browsers and proxies to come back.
pub async fn unavailable(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR && !answers(&state.db).await {
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    response
}

/// Whoever asks has waited for the database already.
async fn answers(db: &Db) -> bool {
    tokio::time::timeout(Duration::from_secs(1), db.ping()).await.is_ok_and(|answer| answer.is_ok())
}

/// Refuses an address that PostgreSQL could not even be asked for, and a body that says itself that it is too long, before
/// anything of it is read.
pub async fn refuse_unusable(request: Request, next: Next) -> Response {
    if [Some(request.uri().path()), request.uri().query()].into_iter().flatten().any(|part| part.contains("%00")) {
        return no_address(request.headers());
    }
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    // A file that is too large is read to its end, so that the form can say so.
    let longest = if request.uri().path().starts_with(upload::PREFIX) { upload::LONGEST } else { LONGEST_BODY };
    if length.is_some_and(|length| length > longest) {
        return too_long(request.headers());
    }
    next.run(request).await
}

fn reference() -> String {
    Code::random().as_str()[..8].to_owned()
}

fn with_reference(locale: Locale, reference: &str) -> Response {
    let said = Text::new(
        format!("Bitte versuchen Sie es in einer Minute noch einmal. Bleibt es dabei, nennen Sie uns die Nummer {reference}."),
        format!("Please try again in a minute. If it persists, tell us the reference {reference}."),
    );
    page(StatusCode::INTERNAL_SERVER_ERROR, locale, &Text::new("Da ist etwas schiefgegangen", "Something went wrong"), &said)
}

/// Only our own words stand in it, so nothing needs escaping.
fn page(status: StatusCode, locale: Locale, title: &Text, said: &Text) -> Response {
    let (title, said) = (title.in_(locale), said.in_(locale));
    let home = locale.t("Zur Startseite", "To the start page");
    let style = if assets::STYLESHEET.is_empty() {
        String::new()
    } else {
        format!("<link rel=\"stylesheet\" href=\"/pkg/{}\">", assets::STYLESHEET)
    };
    let html = format!(
        "<!DOCTYPE html><html lang=\"{locale}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title>{style}</head><body><main id=\"main\"><header class=\"head\"><h1>{title}</h1><p class=\"lede\">{said}</p></header>\
         <p><a class=\"btn is-quiet\" href=\"/{locale}\">{home}</a></p></main></body></html>"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, html).into_response()
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::to_bytes, routing::get};
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::*;

    #[tokio::test]
    async fn a_panic_becomes_a_page_that_tells_nothing_but_its_reference() {
        async fn broken() -> &'static str {
            panic!("a secret")
        }
        let router: Router = Router::new().route("/", get(broken)).layer(CatchPanicLayer::custom(panicked));

        let answer = router.oneshot(Request::new(axum::body::Body::empty())).await.expect("an answer");
        let status = answer.status();
        let body = String::from_utf8(to_bytes(answer.into_body(), 10_000).await.expect("a body").to_vec()).expect("text");

        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(body.contains("Nummer") && !body.contains("secret"), "{body}");
    }
}
