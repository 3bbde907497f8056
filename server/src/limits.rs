//! How long anything may take to arrive, and how much may be under way: whoever is slow, or comes when there is too much
//! to do, does not keep others waiting.

use std::{io, sync::Arc, time::Duration};

use app::upload;
use axum::{
    body::{Body, BodyDataStream, Bytes, to_bytes},
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::Response,
};
use futures::{Stream, StreamExt, stream};
use http_body_util::LengthLimitError;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout_at},
};

use crate::error_pages::{self, LONGEST_BODY};

/// The bounds of one server.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// From the first moment of a connection, or the end of the last answer, to the end of a request's head. It also ends
    /// connections that nobody uses.
    pub head: Duration,
    /// From the head to the end of a form.
    pub body: Duration,
    /// From the head to the end of a form with a file: people send photographs from busy halls. It may not pause for
    /// longer than `body`.
    pub upload: Duration,
    /// How long a browser may take nothing of its answer.
    pub answer: Duration,
    /// From the signal to stop to the end of what is under way.
    pub stop: Duration,
    /// Requests under way at once. More wait longer than it takes to try again.
    pub requests: usize,
    /// Forms with a file, besides: they may arrive slowly, and hold what has arrived in memory.
    pub uploads: usize,
}

impl Limits {
    /// What `standwerk serve` keeps to.
    pub const SERVER: Self = Self {
        head: Duration::from_secs(10),
        body: Duration::from_secs(30),
        upload: Duration::from_secs(300),
        answer: Duration::from_secs(30),
        // With what follows it, ten seconds in all.
        stop: Duration::from_secs(9),
        requests: 256,
        uploads: 16,
    };
}

/// Waits for the body of a request, before it takes anybody's place. A file is read by its own handler, within its time.
pub async fn await_body(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if parts.uri.path().starts_with(upload::PREFIX) {
        let body = Body::from_stream(in_time(body, limits.upload, limits.body));
        return next.run(Request::from_parts(parts, body)).await;
    }
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return next.run(Request::from_parts(parts, Body::empty())).await;
    }
    match tokio::time::timeout(limits.body, to_bytes(body, LONGEST_BODY)).await {
        Ok(Ok(body)) => next.run(Request::from_parts(parts, Body::from(body))).await,
        Ok(Err(error)) if is_too_long(&error) => error_pages::too_long(&parts.headers),
        Ok(Err(_)) => error_pages::incomplete_body(StatusCode::BAD_REQUEST, &parts.headers),
        Err(_) => error_pages::incomplete_body(StatusCode::REQUEST_TIMEOUT, &parts.headers),
    }
}

fn is_too_long(error: &axum::Error) -> bool {
    std::error::Error::source(error).is_some_and(<dyn std::error::Error>::is::<LengthLimitError>)
}

/// The pieces of a body, as long as each comes within `pause` and all within `whole`.
fn in_time(body: Body, whole: Duration, pause: Duration) -> impl Stream<Item = io::Result<Bytes>> {
    let end = Instant::now() + whole;
    stream::unfold(Some(body.into_data_stream()), move |body: Option<BodyDataStream>| async move {
        let mut body = body?;
        match timeout_at(end.min(Instant::now() + pause), body.next()).await {
            Ok(piece) => piece.map(|piece| (piece.map_err(io::Error::other), Some(body))),
            Err(_) => Some((Err(io::Error::from(io::ErrorKind::TimedOut)), None)),
        }
    })
}

/// The places for requests under way.
#[derive(Clone, Debug)]
pub struct Places {
    requests: Arc<Semaphore>,
    uploads: Arc<Semaphore>,
}

impl Places {
    pub fn new(limits: Limits) -> Self {
        Self { requests: Arc::new(Semaphore::new(limits.requests)), uploads: Arc::new(Semaphore::new(limits.uploads)) }
    }
}

/// One request's place. Work that goes on after its browser has hung up keeps it.
#[derive(Clone, Debug)]
pub struct Place(#[allow(dead_code, reason = "it is held, not read")] Arc<OwnedSemaphorePermit>);

impl Place {
    pub fn of(request: &Request) -> Option<Self> {
        request.extensions().get().cloned()
    }
}

/// Gives a request its place, or sends it away at once: `503` with `Retry-After`.
pub async fn admit_request(State(places): State<Places>, mut request: Request, next: Next) -> Response {
    let of_its_kind = if request.uri().path().starts_with(upload::PREFIX) { places.uploads } else { places.requests };
    let Ok(place) = of_its_kind.try_acquire_owned() else {
        return error_pages::busy(request.headers());
    };
    let place = Place(Arc::new(place));
    request.extensions_mut().insert(place.clone());
    let response = next.run(request).await;
    drop(place);
    response
}
