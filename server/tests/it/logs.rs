//! What the log says, and what it must not say.

use std::{
    io::Write,
    sync::{Arc, Mutex},
};

use server::worker::{self, Pace};

use crate::{
    own_database::on_server,
    post::{Post, mailer, write},
    site::Site,
};

/// A place for a log.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// All that was written to it.
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("no panic").clone()).expect("text")
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_names_nobody() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt().json().with_env_filter(server::cli::LOG_FILTER).with_writer(move || writer.clone()).init();
    let canary = "never-canary@visitor.example";
    let code = "CANARYCANARYCANARYCANARY22";
    let (site, name) = Site::postgres().await;
    let organiser = site.organiser().await;
    let (_post, url) = Post::start().await;
    write(&site, &[canary.to_owned()]).await;

    worker::turn(&site.state, Some(&mailer(&url)), Pace::default()).await.expect("a turn survives");
    organiser.post_form("/de/organise/people", "/api/account/invite-organiser", &[("email", canary)]).await;
    organiser.post_form("/de/sign-in", "/api/account/request-sign-in", &[("email", canary)]).await;
    organiser.get(&format!("/de/registrations/{code}")).await;
    organiser.get(&format!("/de/organise/mail?q={canary}")).await;
    organiser.get(&format!("/de/search?q={canary}")).await;
    organiser.get(&format!("/{canary}")).await;
    let exhibitor = site.exhibitor().await;
    exhibitor.get(&format!("/de/organise/people?q={canary}")).await;
    exhibitor.post_form("/de/sign-in", "/api/account/sign-in", &[("token", code)]).await;
    let foreign = exhibitor.request(axum::http::Method::POST, "/api/account/sign-out").header("sec-fetch-site", "cross-site");
    exhibitor.send(foreign.body(axum::body::Body::empty()).expect("a request")).await;
    for _ in 0..40 {
        site.anonymous().get(&format!("/de/registrations/{code}")).await;
    }
    on_server(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
    organiser.get(&format!("/de/search?q={canary}")).await;
    organiser.post_form("/de/sign-in", "/api/account/request-sign-in", &[("email", canary)]).await;

    let log = log.text();
    assert!(log.contains("request failed") && log.contains("mail refused for good"), "{log}");
    for noted in ["\"refused\"", "a request of another site was refused", "sign-in failed"] {
        assert!(log.contains(noted), "{noted}: {log}");
    }
    assert_eq!(log.matches("a limit struck").count(), 1, "{log}");
    for line in log.lines() {
        assert!(line.starts_with('{') && line.ends_with('}'), "one JSON object per line: {line}");
        assert!(!line.contains("canary") && !line.contains("CANARY"), "{line}");
    }
}
