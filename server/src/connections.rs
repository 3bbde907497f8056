//! The connections of a server: each has its time for the head of a request and for taking the answer, and when the
//! server stops all get a last moment together. `axum::serve` knows none of these limits.

use std::{convert::Infallible, net::SocketAddr};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    http::{StatusCode, Version, header},
    response::{IntoResponse, Response},
    serve::Listener,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{net::TcpListener, task::JoinSet};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

use crate::limits::Limits;

/// Serves until `stop`; then takes no new connections, lets what is under way come to its end, and cuts off what takes
/// longer than it may.
pub async fn serve_connections(mut listener: TcpListener, site: Router, limits: Limits, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head);
    let open = GracefulShutdown::new();
    // Whatever is left in it at the end is cut off.
    let mut connections = JoinSet::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            Some(_) = connections.join_next() => continue,
            () = &mut stop => break,
        };
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(limits.answer));
        let site = site.clone();
        let answer = service_fn(move |request| answer_request(site.clone(), peer, request));
        let connection = open.watch(http.serve_connection(TokioIo::new(Box::pin(stream)), answer));
        connections.spawn(async move {
            // Browsers hang up all the time.
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    tokio::select! {
        () = open.shutdown() => {}
        () = tokio::time::sleep(limits.stop) => tracing::warn!("some requests took too long to end, and were cut off"),
    }
}

async fn answer_request(site: Router, peer: SocketAddr, request: hyper::Request<Incoming>) -> Result<Response, Infallible> {
    if !is_for_one_host(&request) {
        return Ok((StatusCode::BAD_REQUEST, "One Host header is needed.\n").into_response());
    }
    let mut request: Request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    site.oneshot(request).await
}

/// RFC 9112, 3.2: a request of HTTP/1.1 names one host. Two would be read differently by the proxy and here.
fn is_for_one_host<B>(request: &hyper::Request<B>) -> bool {
    let hosts = request.headers().get_all(header::HOST).iter().count();
    hosts == 1 || (hosts == 0 && request.version() == Version::HTTP_10)
}
