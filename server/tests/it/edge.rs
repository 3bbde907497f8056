//! What a browser, a proxy or a stranger sends that no page would: it is the sender's fault, and said so.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    body::{Body, Bytes},
    extract::ConnectInfo,
    http::{Method, Request, StatusCode, header},
};
use server::router::router;

use crate::{
    logs::Log,
    site::{Browser, HOST, Site, both},
};

const SIGN_IN: &str = "/api/account/request-sign-in";

fn form(browser: &Browser, endpoint: &str, accept: &str) -> axum::http::request::Builder {
    Request::builder()
        .method(Method::POST)
        .uri(endpoint)
        .header(header::ACCEPT, accept)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, browser.cookie.as_deref().unwrap_or("a=b"))
}

both! {
    async fn what_cannot_be_read_is_the_senders_fault(site: Site) {
        let organiser = site.organiser().await;
        for accept in ["text/html", "application/json", "*/*"] {
            for endpoint in [SIGN_IN, "/api/account/invite-organiser"] {
                for body in ["email=a&email=b", "email[]=a", "email[x]=a", "email[x][y][z][0]=a", "email", "[]", "%ff=%ff", "email=%zz"] {
                    let request = form(&organiser, endpoint, accept).body(Body::from(body)).expect("a request");
                    let answer = organiser.send(request).await;
                    assert!(answer.status.is_client_error(), "{accept} {endpoint} {body}: {}", answer.status);
                }
            }
        }
    }

    async fn a_body_that_breaks_off_is_no_failure_of_ours(site: Site) {
        let browser = site.anonymous();
        for (endpoint, kind) in [(SIGN_IN, "application/x-www-form-urlencoded"), ("/uploads/logo", "multipart/form-data; boundary=x"), ("/de", "a/b")] {
            let pieces = [Ok(Bytes::from_static(b"--x\r\n")), Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))];
            let request = browser.request(Method::POST, endpoint).header("sec-fetch-site", "same-origin").header(header::CONTENT_TYPE, kind);
            let answer = browser.send(request.body(Body::from_stream(futures::stream::iter(pieces))).expect("a request")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{endpoint}");
        }
    }

    async fn no_address_breaks_anything(site: Site) {
        let organiser = site.organiser().await;
        let long = "a".repeat(5000);
        for page in ["/de", "/de/events/x/exhibitors", "/de/organise/mail", "/de/organise/people", "/sitemap-event.xml"] {
            let answer = organiser.get(&format!("{page}?q=%00&event=x%00y")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{page}");
        }
        for browser in [&site.anonymous(), &organiser] {
            for address in ["%0A", "%0D%0Ax", "x%0Ay", "%00", "%FF", &long, "..%2f..%2fetc", "%E2%80%AE"] {
                for place in ["b", "B", "de/b", "files", "tickets", "registrations", "de/registrations", "de/events", "pkg", "de/organise/events", "uploads", "api"] {
                    for ending in ["", ".png", ".pdf", ".ics"] {
                        let path = format!("/{place}/{address}{ending}");
                        let answer = browser.get(&path).await;
                        assert!(!answer.status.is_server_error(), "{:.60}{ending}: {}", path, answer.status);
                    }
                }
            }
        }
    }

    async fn a_refused_form_says_why_wherever_it_came_from(site: Site) {
        let browser = site.anonymous();
        for (referer, page) in [("", ""), ("https://evil.example/", ""), (HOST, "/"), (HOST, "/de/nowhere"), (HOST, "/de/account"), (HOST, "/api/x")] {
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs([("email", "no"), ("_page", page)]).finish();
            let request = form(&browser, SIGN_IN, "text/html").header(header::REFERER, referer).header("accept-language", "en");
            let answer = browser.send(request.body(Body::from(body)).expect("a request")).await;

            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{referer} {page}");
            let said = ["mail address", "Mailadresse", "E-Mail"].iter().any(|word| answer.body.contains(word));
            assert!(said, "{referer} {page}: {}", answer.body);
        }
    }

    async fn too_many_attempts_are_told_when_to_come_again(site: Site) {
        let browser = site.anonymous();
        for accept in ["text/html", "application/json"] {
            let mut answers: i64 = 0;
            let refused = loop {
                let request = form(&browser, SIGN_IN, accept).body(Body::from("email=x@nobody.example")).expect("a request");
                let answer = browser.send(request).await;
                if answer.status == StatusCode::TOO_MANY_REQUESTS {
                    break answer;
                }
                answers += 1;
                assert!(answers <= domain::account::limits::SIGN_IN.attempts, "never refused");
            };
            let seconds: u32 = refused.header("retry-after").parse().expect("seconds");
            assert!((1..=600).contains(&seconds), "{accept}: {seconds}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_a_code_opens_is_kept_by_no_cache() {
    let site = Site::sqlite().await;
    for path in ["/de/b/CODE", "/B/CODE", "/de/registrations/CODE", "/de/sign-in/TOKEN", "/en/offers/TOKEN"] {
        assert_eq!(site.anonymous().get(path).await.header("cache-control"), "no-store", "{path}");
    }
}

/// The site as browsers reach it by https.
fn on_https(site: &Site) -> axum::Router {
    let mut state = site.state.clone();
    let facts = app::ctx::Site { public_url: "https://stand.example".to_owned(), ..(*state.site).clone() };
    state.site = Arc::new(facts);
    router(state, Arc::new([]))
}

#[tokio::test(flavor = "multi_thread")]
async fn each_scheme_has_its_own_cookie() {
    let site = Site::sqlite().await;
    let plain = site.organiser().await;
    let token = plain.cookie.clone().expect("signed in").split_once('=').expect("a pair").1.to_owned();
    let secure = on_https(&site);
    let status = async |router: &axum::Router, cookie: String| {
        Browser { router: router.clone(), cookie: Some(cookie) }.get("/de/organise").await.status
    };

    assert_eq!(status(&plain.router, format!("standwerk={token}")).await, StatusCode::OK);
    assert_ne!(status(&plain.router, format!("__Host-standwerk={token}")).await, StatusCode::OK);
    assert_eq!(status(&secure, format!("__Host-standwerk={token}")).await, StatusCode::OK);
    assert_eq!(status(&secure, format!("standwerk=planted; __Host-standwerk={token}")).await, StatusCode::OK);
    assert_ne!(status(&secure, format!("standwerk={token}")).await, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_https_no_origin_without_it_is_our_own() {
    let site = Site::sqlite().await;
    let (plain, secure) = (site.router.clone(), on_https(&site));
    for (router, origin, is_own) in [
        (&plain, "http://other.example", true),
        (&plain, "https://other.example", false),
        (&secure, "https://stand.example", true),
        (&secure, "https://other.example", true),
        (&secure, "http://other.example", false),
        (&secure, "http://stand.example", false),
    ] {
        let request = Request::post(SIGN_IN).header(header::HOST, "other.example").header(header::ORIGIN, origin);
        let request =
            request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from("email=x")).expect("a request");
        let answer = Browser { router: router.clone(), cookie: None }.send(request).await;
        assert_eq!(answer.status != StatusCode::FORBIDDEN, is_own, "{origin}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_go_out_compressed_but_not_to_others_who_count_their_length() {
    let site = Site::sqlite().await;
    site.event("mipim-2027").await;
    let organiser = site.organiser().await;
    let encoding = async |browser: &Browser, path: &str, accepts: &str, fetched_from: &str| {
        let request = browser.request(Method::GET, path).header(header::ACCEPT_ENCODING, accepts).header("sec-fetch-site", fetched_from);
        let answer = browser.send(request.body(Body::empty()).expect("a request")).await;
        let varies =
            answer.headers.get_all(header::VARY).iter().any(|names| names.to_str().is_ok_and(|names| names.contains("accept-encoding")));
        (answer.header("content-encoding").to_owned(), varies)
    };
    let nobody = site.anonymous();
    for page in ["/de", "/de", "/de/events/mipim-2027/plan", "/de/imprint"] {
        assert_eq!(encoding(&nobody, page, "gzip, br", "none").await, ("br".to_owned(), true), "{page}");
        assert_eq!(encoding(&nobody, page, "gzip, br;q=0", "cross-site").await, ("gzip".to_owned(), true), "{page}");
        assert_eq!(encoding(&nobody, page, "identity", "none").await.0, "", "{page}");
    }
    assert_eq!(encoding(&organiser, "/de/organise", "br", "same-origin").await.0, "br");
    assert_eq!(encoding(&organiser, "/de/organise", "br", "none").await.0, "br");
    for others in ["cross-site", "same-site"] {
        assert_eq!(encoding(&organiser, "/de/organise", "br", others).await.0, "", "{others}");
    }
}

/// The log is this thread's: so is the server.
#[tokio::test]
async fn a_proxy_that_is_not_trusted_is_told_of_once() {
    let site = Site::sqlite().await;
    for (peer, trusted, forwarded, warnings) in [
        ("10.1.2.3:1", "", "198.51.100.1", 1),
        ("10.1.2.3:1", "10.0.0.0/8", "198.51.100.1", 0),
        ("203.0.113.9:1", "10.0.0.0/8", "198.51.100.1", 1),
        ("10.1.2.3:1", "", "", 0),
    ] {
        let log = Log::default();
        let writer = log.clone();
        let _guard = tracing::subscriber::set_default(tracing_subscriber::fmt().with_writer(move || writer.clone()).finish());
        let networks: Vec<_> =
            [trusted].iter().filter(|text| !text.is_empty()).map(|text| server::client::network(text).expect("a network")).collect();
        let browser = Browser { router: router(site.state.clone(), networks.into()), cookie: None };
        for _ in 0..3 {
            let mut request = browser.request(Method::GET, "/de/imprint");
            if !forwarded.is_empty() {
                request = request.header("x-forwarded-for", forwarded);
            }
            let mut request = request.body(Body::empty()).expect("a request");
            request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().expect("an address")));
            browser.send(request).await;
        }
        let log = log.text();
        assert_eq!(log.matches("trusted_proxies").count(), warnings, "{peer} {trusted}: {log}");
        assert!(!log.contains("203.0.113.9") && !log.contains("198.51.100.1"), "no address of somebody: {log}");
        assert_eq!(log.contains("10.1.2.3"), warnings == 1 && peer.starts_with("10."), "{log}");
    }
}
