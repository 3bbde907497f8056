//! Forms that a browser sends by itself, without script. Each runs to its end even when the browser goes away, is taken
//! once however often it is sent, and leads on (303) or comes back (422) with all that was typed.

use std::sync::Arc;

use app::{
    ctx::{self, AppState, ClientAddress, FormPage},
    error::{ApiError, later},
    form::FormEcho,
    paths, ui,
    upload::{self, RefusedForm},
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{Extensions, HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{account, actor::Actor, db::IdempotencyKey, locale::Locale};

use crate::error_pages;

/// Longest form in bytes; texts are limited far below.
const LONGEST: usize = 512 * 1024;

/// The layer around everything.
pub async fn answer_forms(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if request.method() == Method::GET && (path.starts_with("/api/") || path.starts_with(upload::PREFIX)) {
        // The address bar after a refused form: there is no page, only what the form was sent to. Whoever asks may come
        // from anywhere, so what they say of their page does not count.
        return see_other("/");
    }
    if path.starts_with(upload::PREFIX) {
        return answer_upload(&state, request, next).await;
    }
    if !is_native_form(&request) {
        return run_to_end(request, next, None).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LONGEST).await else {
        return error_pages::too_long(&parts.headers);
    };
    let form = Form::read(&parts.headers, parts.uri.path(), &body, &parts.extensions);
    if let Some(once) = &form.once
        && let Ok(Some(location)) = once.first_answer(&state.db).await
    {
        return see_other(if location.is_empty() { &form.page } else { &location });
    }
    let mut request = Request::from_parts(parts, Body::from(body));
    // The error shall come as JSON, not as the framework's redirect with the error in the address.
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    request.extensions_mut().insert(FormPage(form.page.clone()));
    let response = run_to_end(request, next.clone(), form.once.clone()).await;
    form.lead_on(&state, response, next).await
}

/// A form with a file is read by its own handler; here it only comes back if that refuses it.
async fn answer_upload(state: &AppState, request: Request, next: Next) -> Response {
    let (headers, endpoint) = (request.headers().clone(), request.uri().path().to_owned());
    let mut form = Form::read(&headers, &endpoint, &Bytes::new(), request.extensions());
    let mut response = run_to_end(request, next.clone(), None).await;
    let Some(refused) = response.extensions_mut().remove::<RefusedForm>() else { return response };
    form.locale = ctx::language_of(&refused.page, &headers);
    form.page = refused.page;
    form.values = refused.values;
    form.come_back(state, refused.error, next).await
}

fn is_native_form(request: &Request) -> bool {
    let header = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    request.method() == Method::POST
        && request.uri().path().starts_with("/api/")
        && header(header::ACCEPT).contains("text/html")
        && header(header::CONTENT_TYPE).starts_with("application/x-www-form-urlencoded")
}

/// Runs what changes something in a task of its own: a browser that hangs up cancels the answer, not the work.
async fn run_to_end(request: Request, next: Next, once: Option<IdempotencyKey>) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let work = async move {
        match once {
            Some(once) => once.guard(next.run(request)).await,
            None => next.run(request).await,
        }
    };
    match tokio::spawn(work).await {
        Ok(response) => response,
        Err(panic) => {
            drop(panic);
            error_pages::panicked(Box::new(()))
        }
    }
}

struct Form {
    endpoint: String,
    /// Path and query of the page that holds it.
    page: String,
    values: Vec<(String, String)>,
    once: Option<IdempotencyKey>,
    headers: HeaderMap,
    actor: Option<Actor>,
    address: Option<ClientAddress>,
    locale: Locale,
}

impl Form {
    fn read(headers: &HeaderMap, endpoint: &str, body: &Bytes, extensions: &Extensions) -> Self {
        let values: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
        let key = values.iter().find(|(name, _)| name == "_key").map(|(_, value)| value.clone());
        let once = key
            .filter(|key| key.len() == 32 && key.bytes().all(|b| b.is_ascii_hexdigit()))
            .map(|key| IdempotencyKey { key, endpoint: endpoint.to_owned() });
        let named = values.iter().find(|(name, value)| name == "_page" && account::is_own_path(value)).map(|(_, value)| value.clone());
        let page = named.unwrap_or_else(|| page_of(headers));
        let locale = ctx::language_of(&page, headers);
        Self {
            endpoint: endpoint.to_owned(),
            page,
            values,
            once,
            headers: headers.clone(),
            actor: extensions.get().cloned(),
            address: extensions.get().cloned(),
            locale,
        }
    }

    async fn lead_on(self, state: &AppState, response: Response, next: Next) -> Response {
        if response.status().is_success() || response.status().is_redirection() {
            let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or(&self.page).to_owned();
            if let Some(once) = &self.once
                && let Err(error) = once.remember(&state.db, &location).await
            {
                tracing::warn!(error = ?error, "the answer to a form was not remembered");
            }
            let mut answer = see_other(&location);
            for cookie in response.headers().get_all(header::SET_COOKIE) {
                answer.headers_mut().append(header::SET_COOKIE, cookie.clone());
            }
            return answer;
        }
        let body = to_bytes(response.into_body(), LONGEST).await.unwrap_or_default();
        let error: ApiError = serde_json::from_slice(&body).unwrap_or(ApiError::Transport);
        self.come_back(state, error, next).await
    }

    async fn come_back(self, state: &AppState, error: ApiError, next: Next) -> Response {
        match &error {
            ApiError::SignInRequired => return see_other(&paths::sign_in(self.locale, Some(&self.page))),
            ApiError::Repeated => {
                let first = match &self.once {
                    Some(once) => once.first_answer(&state.db).await.ok().flatten(),
                    None => None,
                };
                return see_other(first.as_deref().filter(|path| !path.is_empty()).unwrap_or(&self.page));
            }
            _ => {}
        }
        let status = error.status();
        let errors = sentences(&error, self.locale);
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = self.page.parse().unwrap_or_else(|_| Uri::from_static("/"));
        *request.headers_mut() = self.headers;
        request.headers_mut().remove(header::CONTENT_TYPE);
        request.headers_mut().remove(header::CONTENT_LENGTH);
        request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("text/html"));
        request.extensions_mut().insert(self.actor.unwrap_or(Actor::Anonymous));
        if let Some(address) = self.address {
            request.extensions_mut().insert(address);
        }
        request.extensions_mut().insert(Arc::new(FormEcho { endpoint: self.endpoint, values: self.values, errors: errors.clone() }));
        let (mut parts, body) = next.run(request).await.into_parts();
        if parts.status.is_success() {
            parts.status = status;
        }
        parts.headers.remove(header::CONTENT_LENGTH);
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let body = match std::str::from_utf8(&body) {
            Ok(page) => Body::from(ui::with_refusal(page.to_owned(), self.locale, &errors)),
            Err(_) => Body::from(body),
        };
        Response::from_parts(parts, body)
    }
}

/// The page that a form was on, where it names none: from `Referer`, of which only path and query count.
fn page_of(headers: &HeaderMap) -> String {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let url = referer.and_then(|referer| url::Url::parse(referer).ok());
    let page = url.map(|url| url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path())));
    page.filter(|page| account::is_own_path(page)).unwrap_or_else(|| "/".to_owned())
}

fn sentences(error: &ApiError, locale: Locale) -> Vec<(String, String)> {
    let whole = |text: String| vec![(String::new(), text)];
    match error {
        ApiError::Invalid { fields } => fields.iter().map(|(name, problem)| (name.clone(), problem.in_(locale).to_owned())).collect(),
        ApiError::Conflict { message } => whole(message.in_(locale).to_owned()),
        ApiError::NotFound => whole(
            locale
                .t(
                    "Das gibt es nicht (mehr), oder es ist nicht für Sie bestimmt.",
                    "This does not exist (any more), or it is not meant for you.",
                )
                .to_owned(),
        ),
        ApiError::TooMany { retry_after_seconds } => {
            whole(format!("{} {}", locale.t("Zu viele Versuche.", "Too many attempts."), later(locale, *retry_after_seconds)))
        }
        ApiError::Internal { reference } => whole(match locale {
            Locale::De => format!(
                "Das wurde nicht gespeichert. Bitte versuchen Sie es noch einmal; bleibt es dabei, nennen Sie uns die Nummer {reference}."
            ),
            Locale::En => format!("This was not saved. Please try again; if it persists, tell us the reference {reference}."),
        }),
        ApiError::SignInRequired | ApiError::Repeated | ApiError::Transport => {
            whole(locale.t("Das hat nicht geklappt. Bitte noch einmal.", "That did not work. Please try again.").to_owned())
        }
    }
}

fn see_other(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
