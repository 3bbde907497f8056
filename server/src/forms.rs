//! Forms that a browser sends by itself, without script. Each runs to its end even when the browser goes away, is taken
//! once however often it is sent, and leads on (303) or comes back (422) with all that was typed, at its page's address.

use std::sync::Arc;

use app::{
    ctx::{self, AppState, ClientAddress, FormPage},
    error::ApiError,
    form::FormEcho,
    form_address, paths, ui,
    upload::{self, ReturnedForm},
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header, uri::PathAndQuery},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    account,
    actor::Actor,
    db::{Db, IdempotencyKey},
    locale::Locale,
};

use self::{
    once::{is_taken, run_once, run_to_end},
    refusal::sentences,
};
use crate::error_pages;

mod once;
mod refusal;

/// Longest form in bytes; texts are limited far below.
const LONGEST: usize = 512 * 1024;

/// A form is sent to its page: from here on it is a request of what reads it, and the page is remembered. Whoever only
/// opens that address asks for the page.
pub async fn follow_form(mut request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query().map(PathAndQuery::as_str).filter(|address| form_address::is_of_form(address));
    let Some(address) = address.map(str::to_owned) else { return next.run(request).await };
    let page = form_address::page_of(&address);
    let reader = form_address::reader_of(&address).filter(|_| request.method() == Method::POST);
    let Ok(uri) = reader.unwrap_or(&page).parse() else { return next.run(request).await };
    *request.uri_mut() = uri;
    if reader.is_some() {
        request.extensions_mut().insert(FormPage(page));
    }
    next.run(request).await
}

/// The layer around everything.
pub async fn answer_forms(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if request.method() == Method::GET && (path.starts_with("/api/") || path.starts_with(upload::PREFIX)) {
        // There is no page, only what reads forms. Whoever asks may come from anywhere, so what they say of their page
        // does not count.
        return see_other("/");
    }
    if path.starts_with(upload::PREFIX) {
        return answer_upload(request, next).await;
    }
    if !is_native_form(&request) {
        return understood(run_to_end(request, next).await).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LONGEST).await else {
        return error_pages::too_long(&parts.headers);
    };
    let form = Form::read(&parts.headers, parts.uri.path(), &body, &parts.extensions);
    if let Some(first) = form.first_answer(&state.db).await {
        return first;
    }
    let mut request = Request::from_parts(parts, Body::from(body));
    // The error shall come as JSON, not as the framework's redirect with the error in the address.
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    request.extensions_mut().insert(FormPage(form.page.clone()));
    let (response, is_first) = match form.once.clone() {
        Some(once) => run_once(&state.db, once, form.page.clone(), request, next.clone()).await,
        None => (run_to_end(request, next.clone()).await, true),
    };
    // A repeat that overlaps its first sending may find the thing done already, and be refused for that.
    if !is_first && let Some(first) = form.first_answer(&state.db).await {
        return first;
    }
    form.lead_on(response, next).await
}

/// A form with a file is read by its own handler; here it only comes back if that says so.
async fn answer_upload(request: Request, next: Next) -> Response {
    let (headers, endpoint) = (request.headers().clone(), request.uri().path().to_owned());
    let mut form = Form::read(&headers, &endpoint, &Bytes::new(), request.extensions());
    let mut response = run_to_end(request, next.clone()).await;
    let Some(returned) = response.extensions_mut().remove::<ReturnedForm>() else { return response };
    form.locale = ctx::language_of(&returned.page, &headers);
    form.page = returned.page;
    form.values = returned.values;
    form.endpoint = returned.beside.unwrap_or(form.endpoint);
    match returned.error {
        Some(error) => form.come_back(error, next).await,
        None => form.shown_again(StatusCode::OK, Vec::new(), next).await,
    }
}

fn is_native_form(request: &Request) -> bool {
    let header = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    request.method() == Method::POST
        && request.uri().path().starts_with("/api/")
        && header(header::ACCEPT).contains("text/html")
        && header(header::CONTENT_TYPE).starts_with("application/x-www-form-urlencoded")
}

/// The framework answers 500 to what it cannot read, such as a field that comes twice: that is the sender's fault.
async fn understood(response: Response) -> Response {
    if !matches!(response.status(), StatusCode::INTERNAL_SERVER_ERROR | StatusCode::TOO_MANY_REQUESTS) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, LONGEST).await.unwrap_or_default();
    let error = serde_json::from_slice::<ApiError>(&body).ok();
    if error == Some(ApiError::Transport) {
        parts.status = StatusCode::BAD_REQUEST;
    }
    with_retry_after(Response::from_parts(parts, Body::from(body)), error.and_then(|error| error.retry_after()))
}

fn with_retry_after(mut response: Response, seconds: Option<u32>) -> Response {
    if let Some(seconds) = seconds {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
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
        let key = values.iter().find(|(name, _)| name == "_key");
        let once = key.and_then(|(_, key)| IdempotencyKey::parse(key, endpoint));
        // Pages that were opened before a newer release name themselves in a field.
        let named = || values.iter().find(|(name, value)| name == "_page" && account::is_own_path(value)).map(|(_, value)| value.clone());
        let page = extensions.get::<FormPage>().map(|page| page.0.clone()).or_else(named).unwrap_or_else(|| page_of(headers));
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

    /// What the browser was told when it sent this form before; waits for that, if it is still under way.
    async fn first_answer(&self, db: &Db) -> Option<Response> {
        let first = self.once.as_ref()?.first_answer(db).await;
        let first = first.inspect_err(|error| tracing::warn!(%error, "the first answer to a form was not found")).ok()??;
        let mut answer = see_other(if first.location.is_empty() { &self.page } else { &first.location });
        for cookie in first.cookies.iter().filter_map(|cookie| HeaderValue::from_str(cookie).ok()) {
            answer.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Some(answer)
    }

    async fn lead_on(self, response: Response, next: Next) -> Response {
        if is_taken(&response) {
            let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or(&self.page);
            let mut answer = see_other(location);
            for name in [header::SET_COOKIE, HeaderName::from_static("clear-site-data")] {
                for value in response.headers().get_all(&name) {
                    answer.headers_mut().append(&name, value.clone());
                }
            }
            return answer;
        }
        let body = to_bytes(response.into_body(), LONGEST).await.unwrap_or_default();
        let error: ApiError = serde_json::from_slice(&body).unwrap_or(ApiError::Transport);
        self.come_back(error, next).await
    }

    async fn come_back(self, error: ApiError, next: Next) -> Response {
        match &error {
            ApiError::SignInRequired => return see_other(&paths::sign_in(self.locale, Some(&self.page))),
            // `first_answer` knew none: it was forgotten meanwhile.
            ApiError::Repeated => return see_other(&self.page),
            _ => {}
        }
        let retry_after = error.retry_after();
        let errors = sentences(&error, self.locale);
        with_retry_after(self.shown_again(error.status(), errors, next).await, retry_after)
    }

    /// The page of the form with all that was typed.
    async fn shown_again(self, status: StatusCode, errors: Vec<(String, String)>, next: Next) -> Response {
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
        if errors.is_empty() {
            return Response::from_parts(parts, body);
        }
        if !parts.status.is_success() {
            // The page is not there any more, or leads elsewhere: what is wrong with the form is said all the same.
            return error_pages::refused(status, self.locale, &errors);
        }
        parts.status = status;
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
    page.filter(|page| account::is_own_path(page) && page != "/").unwrap_or_else(|| paths::landing(ctx::preferred(headers)))
}

fn see_other(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
