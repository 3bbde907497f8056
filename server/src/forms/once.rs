//! How a form is run: to its end, and once.

use std::panic::AssertUnwindSafe;

use axum::{
    extract::Request,
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use domain::db::{Db, FirstAnswer, IdempotencyKey};
use futures::FutureExt;
use tokio::task::JoinError;
use tracing::Instrument;

use crate::{error_pages, limits::Place};

/// Runs what changes something in a task of its own: a browser that hangs up cancels the answer, not the work.
pub(super) async fn run_to_end(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let place = Place::of(&request);
    in_own_task(async move {
        let _place = place;
        next.run(request).await
    })
    .await
    .unwrap_or_else(|_| error_pages::panicked(Box::new(())))
}

/// The same for a form that is taken once; says whether this was the time. Its answer is noted in the same task: the
/// browser's second click hangs up on the first answer, and then asks for it.
pub(super) async fn run_once(db: &Db, once: IdempotencyKey, page: String, request: Request, next: Next) -> (Response, bool) {
    let (db, place) = (db.clone(), Place::of(&request));
    let work = async move {
        let _place = place;
        let run = AssertUnwindSafe(next.run(request)).catch_unwind();
        let (done, is_first) = once.clone().guard(run).await;
        let response = done.unwrap_or_else(error_pages::panicked);
        if is_first && let Err(error) = once.remember(&db, &told(&response, &page)).await {
            tracing::warn!(%error, "the answer to a form was not remembered");
        }
        (response, is_first)
    };
    in_own_task(work).await.unwrap_or_else(|_| (error_pages::panicked(Box::new(())), true))
}

/// `tokio::spawn`, within the span of the request.
async fn in_own_task<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> Result<T, JoinError> {
    tokio::spawn(work.instrument(tracing::Span::current())).await
}

/// What a repeat is told: where the answer led and its cookies, or, after a refusal, the page of the form.
fn told(response: &Response, page: &str) -> FirstAnswer {
    if !is_taken(response) {
        return FirstAnswer { location: page.to_owned(), cookies: Vec::new() };
    }
    let text = |value: &HeaderValue| value.to_str().ok().map(str::to_owned);
    let location = response.headers().get(header::LOCATION).and_then(text);
    let cookies = response.headers().get_all(header::SET_COOKIE).iter().filter_map(text).collect();
    FirstAnswer { location: location.unwrap_or_else(|| page.to_owned()), cookies }
}

pub(super) fn is_taken(response: &Response) -> bool {
    response.status().is_success() || response.status().is_redirection()
}
