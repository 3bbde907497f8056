//! Public pages as somebody without a cookie sees them, kept while nothing is written, and for about a second.
//!
//! A hall full of phones opens the same few pages. What this process writes shows at once, because every write makes
//! the kept pages stale; what another server writes, and what depends on the clock, shows a second later. A page is made
//! and made small by one request, and not by each of the many that come while it is being made.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::{Duration, Instant},
};

use app::{areas, ctx::AppState, form::FormEcho};
use axum::{
    body::{Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tokio::sync::OnceCell;

use crate::{encoding, session};

const LONGEST: Duration = Duration::from_secs(1);
/// Within one second; a crawler that asks for more gets them rendered.
const MOST: usize = 256;

/// The pages of this second, by path.
#[derive(Clone)]
pub struct FreshPages {
    state: AppState,
    kept: Arc<Mutex<Kept>>,
}

struct Kept {
    /// How often this process had written before any of them was rendered.
    writes: u64,
    since: Instant,
    pages: HashMap<String, Place>,
}

/// Where a page is made by whoever comes first, while all others wait for it. It stays empty where the answer is not for all.
type Place = Arc<OnceCell<Option<Page>>>;

struct Page {
    headers: HeaderMap,
    body: Bytes,
    /// The same, made small once for all browsers that take it.
    brotli: OnceLock<Bytes>,
}

impl Page {
    /// The page that is answered, or an answer that is for nobody else.
    async fn make(request: Request, next: Next) -> Result<Self, Response> {
        let (parts, body) = next.run(request).await.into_parts();
        let Ok(body) = to_bytes(body, usize::MAX).await else {
            return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
        };
        if parts.status == StatusCode::OK && !parts.headers.contains_key(header::SET_COOKIE) {
            Ok(Self { headers: parts.headers, body, brotli: OnceLock::new() })
        } else {
            Err(Response::from_parts(parts, body.into()))
        }
    }

    /// The page for a browser that takes it packed, or not.
    fn answer(&self, packed: bool) -> Response {
        let mut headers = self.headers.clone();
        let body = if packed {
            headers.remove(header::CONTENT_LENGTH);
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
            self.brotli.get_or_init(|| encoding::packed(&self.body)).clone()
        } else {
            self.body.clone()
        };
        (headers, body).into_response()
    }
}

impl FreshPages {
    pub fn new(state: AppState) -> Self {
        let kept = Kept { writes: 0, since: Instant::now(), pages: HashMap::new() };
        Self { state, kept: Arc::new(Mutex::new(kept)) }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the page at a path is made, unless there are too many already. Writes are counted before it is rendered:
    /// whatever is written meanwhile makes it stale for all who come afterwards.
    fn place(&self, path: &str) -> Option<Place> {
        let writes = self.state.db.writes();
        let mut kept = self.kept();
        if kept.writes != writes || kept.since.elapsed() > LONGEST {
            *kept = Kept { writes, since: Instant::now(), pages: HashMap::new() };
        }
        if kept.pages.len() >= MOST && !kept.pages.contains_key(path) {
            return None;
        }
        Some(kept.pages.entry(path.to_owned()).or_default().clone())
    }

    /// Gives up the place of what turned out to be no page for all.
    fn give_up(&self, path: &str, place: &Place) {
        let mut kept = self.kept();
        if kept.pages.get(path).is_some_and(|there| Arc::ptr_eq(there, place)) {
            kept.pages.remove(path);
        }
    }
}

/// The layer: answers with the kept page where there is one, else with the page that one request makes for all.
pub async fn answer_from_kept(State(fresh): State<FreshPages>, request: Request, next: Next) -> Response {
    if !is_same_for_all(&request, fresh.state.site.is_https()) {
        return next.run(request).await;
    }
    let path = request.uri().path().to_owned();
    let takes = request.headers().get(header::ACCEPT_ENCODING).and_then(|takes| takes.to_str().ok());
    let packed = takes.is_some_and(|takes| encoding::is_encoding_accepted(takes, "br"));
    let Some(place) = fresh.place(&path) else {
        return next.run(request).await;
    };
    // Whoever makes the page may go away: then the next who waits makes it, with a request of its own.
    let (mut unasked, mut own) = (Some((request, next)), None);
    let made = place.get_or_init(async || {
        let (request, next) = unasked.take()?;
        Page::make(request, next).await.map_err(|answer| own = Some(answer)).ok()
    });
    if let Some(page) = made.await {
        return page.answer(packed);
    }
    fresh.give_up(&path, &place);
    match (own, unasked) {
        (Some(answer), _) => answer,
        (None, Some((request, next))) => next.run(request).await,
        (None, None) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A page that everybody shares, asked for by nobody in particular. A search is not worth keeping.
fn is_same_for_all(request: &Request, https: bool) -> bool {
    request.method() == Method::GET
        && request.uri().query().is_none()
        && !session::has_cookie(request.headers(), https)
        && request.extensions().get::<Arc<FormEcho>>().is_none()
        && areas::is_shared(request.uri().path())
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn asks(method: Method, address: &str, cookie: Option<&str>) -> bool {
        let mut request = Request::builder().method(method).uri(address);
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        is_same_for_all(&request.body(Body::empty()).expect("a request"), false)
    }

    #[test]
    fn only_what_is_the_same_for_all_is_kept() {
        for address in ["/de", "/en/events/fair", "/de/events/fair/exhibitors/essen", "/de/events/fair/programme"] {
            assert!(asks(Method::GET, address, None), "{address}");
            assert!(!asks(Method::POST, address, None), "{address}, a form that comes back");
            assert!(!asks(Method::GET, address, Some("a=b; standwerk=1")), "{address}, somebody");
            assert!(!asks(Method::GET, address, Some("ticket=1")), "{address}, a visitor");
            assert!(asks(Method::GET, address, Some("_pk_id=1; __Host-standwerk=1")), "{address}, a cookie of others");
            assert!(!asks(Method::GET, &format!("{address}?q=x"), None), "{address}, a search");
        }
        for address in ["/", "/de/sign-in", "/de/events/fair/apply"] {
            assert!(!asks(Method::GET, address, None), "{address}");
        }
    }
}
