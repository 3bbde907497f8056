//! Whoever is slow, or comes when there is too much to do, does not keep others waiting. Real connections, short limits.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use app::ctx::AppState;
use axum::{Router, body::Body, http::Method, http::StatusCode, routing::get};
use server::{connections, limits::Limits, router::router_with};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, oneshot},
    task::JoinHandle,
};

use crate::site::{Browser, Site};

/// Never reached: what a test is not about does not end by itself.
const NEVER: Duration = Duration::from_secs(3600);
const SOON: Duration = Duration::from_millis(50);
const PATIENT: Limits = Limits { head: NEVER, body: NEVER, upload: NEVER, answer: NEVER, stop: NEVER, requests: 100, uploads: 100 };

const SLOW_FORM: &str = "POST /api/account/request-sign-in HTTP/1.1\r\nHost: stand.example\r\nSec-Fetch-Site: same-origin\r\n\
    Accept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail=";

struct Server {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
    _site: Site,
}

impl Server {
    async fn start(limits: Limits) -> Self {
        Self::with(limits, Router::new()).await
    }

    /// One that has these pages too.
    async fn with(limits: Limits, pages: Router<AppState>) -> Self {
        let site = Site::sqlite().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel();
        let router = router_with(site.state.clone(), Arc::new([]), limits, pages);
        let serving = tokio::spawn(connections::serve_connections(listener, router, limits, async move {
            let _ = stopped.await;
        }));
        Self { address, stop, serving, _site: site }
    }

    async fn send(&self, text: &str) -> TcpStream {
        let mut connection = TcpStream::connect(self.address).await.expect("connected");
        connection.write_all(text.as_bytes()).await.expect("sent");
        connection
    }
}

/// All that comes until the server hangs up.
async fn rest(connection: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A reset after a refusal is as good as an end.
    let _ = connection.read_to_end(&mut bytes).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn a_head_that_does_not_come_ends_its_connection() {
    let server = Server::start(Limits { head: SOON, ..PATIENT }).await;

    let mut silent = server.send("").await;
    let mut stalled = server.send("GET /healthz HTTP/1.1\r\nHost: stand").await;
    let mut idle = server.send("GET /healthz HTTP/1.1\r\nHost: stand.example\r\n\r\n").await;

    assert_eq!(rest(&mut silent).await, "");
    assert_eq!(rest(&mut stalled).await, "");
    let answered = rest(&mut idle).await;
    assert!(answered.starts_with("HTTP/1.1 200 OK") && answered.ends_with("\r\n\r\nok"), "{answered}");
}

#[tokio::test]
async fn a_form_that_does_not_come_is_given_up() {
    let server = Server::start(Limits { body: SOON, ..PATIENT }).await;

    let mut stalled = server.send(SLOW_FORM).await;
    let mut answer = [0; 300];
    let read = stalled.read(&mut answer).await.expect("an answer");

    let answer = String::from_utf8_lossy(&answer[..read]).into_owned();
    assert!(answer.starts_with("HTTP/1.1 408 Request Timeout"), "{answer}");
}

#[tokio::test]
async fn a_picture_may_take_its_time_and_not_pause() {
    let upload = "POST /uploads/logo HTTP/1.1\r\nHost: stand.example\r\nSec-Fetch-Site: same-origin\r\n\
        Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n--x\r\n";
    for limits in [Limits { body: SOON, ..PATIENT }, Limits { upload: SOON, ..PATIENT }] {
        let server = Server::start(limits).await;
        let mut stalled = server.send(upload).await;
        let mut answer = [0; 12];
        stalled.read_exact(&mut answer).await.expect("an answer");
        assert_eq!(String::from_utf8_lossy(&answer), "HTTP/1.1 400");
    }
}

#[tokio::test]
async fn a_stop_waits_for_nobody_who_stalls() {
    let server = Server::start(Limits { stop: SOON, ..PATIENT }).await;
    let mut silent = server.send("").await;
    let mut head = server.send("GET /healthz HTTP/1.1\r\nHost: stand").await;
    let mut body = server.send(SLOW_FORM).await;
    let mut idle = server.send("GET /healthz HTTP/1.1\r\nHost: stand.example\r\n\r\n").await;
    let mut first = [0; 15];
    idle.read_exact(&mut first).await.expect("an answer");

    server.stop.send(()).expect("it runs");
    server.serving.await.expect("it stops");

    for connection in [&mut silent, &mut head, &mut body] {
        assert_eq!(rest(connection).await, "");
    }
    assert!(rest(&mut idle).await.ends_with("ok"));
    assert!(TcpStream::connect(server.address).await.is_err(), "nobody listens any more");
}

/// Without its limit this test does not end: the stop waits for the answer that nobody takes.
#[tokio::test]
async fn an_answer_that_is_not_taken_is_given_up() {
    // More than the buffers on the way hold.
    let large = Router::new().route("/de/large", get(|| async { vec![b'x'; 64 << 20] }));
    let server = Server::with(Limits { answer: SOON, ..PATIENT }, large).await;
    let mut stalled = server.send("GET /de/large HTTP/1.1\r\nHost: stand.example\r\n\r\n").await;
    let mut first = [0; 15];
    stalled.read_exact(&mut first).await.expect("an answer");

    server.stop.send(()).expect("it runs");
    server.serving.await.expect("it stops");

    assert_eq!(&first, b"HTTP/1.1 200 OK");
    assert!(rest(&mut stalled).await.len() < 64 << 20);
}

#[tokio::test]
async fn a_request_names_one_host() {
    let server = Server::start(Limits { head: SOON, ..PATIENT }).await;
    for (head, status) in [
        ("GET /healthz HTTP/1.1\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\n", 400),
        ("GET /healthz HTTP/1.0\r\nHost: a.example\r\nHost: a.example\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: a.example\r\n", 200),
        // How load balancers ask for health.
        ("GET /healthz HTTP/1.0\r\n", 200),
    ] {
        let answer = rest(&mut server.send(&format!("{head}\r\n")).await).await;
        assert_eq!(answer.split(' ').nth(1), Some(status.to_string().as_str()), "{head}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn too_much_at_once_is_sent_away_at_once() {
    let site = Site::sqlite().await;
    let (begun, go_on) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
    let slow = {
        let (begun, go_on) = (begun.clone(), go_on.clone());
        let handler = move || async move {
            begun.add_permits(1);
            go_on.acquire().await.expect("open").forget();
            "done"
        };
        Router::<AppState>::new().route("/de/slow", get(handler.clone()).post(handler))
    };
    let router = router_with(site.state.clone(), Arc::new([]), Limits { requests: 2, uploads: 1, ..PATIENT }, slow);
    let browser = Browser { router, cookie: None };
    let post = |browser: &Browser| browser.request(Method::POST, "/de/slow").header("sec-fetch-site", "same-origin").body(Body::empty());
    let read = tokio::spawn({
        let browser = browser.clone();
        async move { browser.get("/de/slow").await }
    });
    let written = tokio::spawn({
        let (browser, request) = (browser.clone(), post(&browser).expect("a request"));
        async move { browser.send(request).await }
    });
    begun.acquire_many(2).await.expect("open").forget();

    let page = browser.get("/en/imprint").await;
    let health = browser.get("/healthz").await;
    // Its browser hangs up, and the work goes on: so it keeps its place.
    written.abort();
    assert!(written.await.is_err_and(|error| error.is_cancelled()));
    let meanwhile = browser.get("/en/imprint").await;
    go_on.add_permits(2);
    let read = read.await.expect("answered");

    for refused in [&page, &meanwhile] {
        assert_eq!((refused.status, refused.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
        assert!(refused.body.contains("<h1>"), "{}", refused.body);
    }
    assert_eq!((health.status, read.status), (StatusCode::OK, StatusCode::OK));
    while browser.get("/en/imprint").await.status != StatusCode::OK {
        tokio::task::yield_now().await;
    }
}
