//! Forms that are sent twice, one sending over the other: each has one effect, and every sending gets the first answer.

use axum::http::{StatusCode, header};
use domain::account::{self, RoleKind};
use sea_orm::ConnectionTrait;

use crate::site::{Answer, Browser, PIXEL, Site, both};

const KEY: (&str, &str) = ("_key", "0123456789abcdef0123456789abcdef");
const SIGN_IN: &str = "/api/account/sign-in";

/// The link of somebody who has an account.
async fn sign_in_link(site: &Site) -> String {
    site.organiser().await;
    let members = account::members(&site.state.db, &domain::actor::Actor::System, RoleKind::Organiser, account::EVERYWHERE).await;
    let account = members.expect("members")[0].account;
    account::sign_in_link(&site.state.db, account).await.expect("a link").as_str().to_owned()
}

async fn click(browser: Browser, token: String) -> Answer {
    browser.post_form(&format!("/de/sign-in/{token}"), SIGN_IN, &[KEY, ("token", &token)]).await
}

fn told(answer: &Answer) -> (StatusCode, String, Vec<String>) {
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().expect("text").to_owned());
    (answer.status, answer.location().to_owned(), cookies.collect())
}

both! {
    async fn a_second_click_on_sign_in_signs_in_too(site: Site) {
        let token = sign_in_link(&site).await;
        let browser = site.anonymous();

        let first = click(browser.clone(), token.clone()).await;
        let second = click(browser.clone(), token.clone()).await;

        let (status, location, cookies) = told(&first);
        assert_eq!((status, location.as_str(), cookies.len()), (StatusCode::SEE_OTHER, "/de/account", 1));
        assert_eq!(told(&second), told(&first));
        let signed_in = Browser { cookie: cookies[0].split(';').next().map(str::to_owned), ..browser };
        assert_eq!(signed_in.get("/de/account").await.status, StatusCode::OK);
        // Nobody reads the session out of the database.
        let session = cookies[0].split(['=', ';']).nth(1).expect("a token");
        assert_eq!(site.count("idempotency", &format!("location LIKE '%{session}%' OR key LIKE '{}'", KEY.1)).await, 0);
    }

    async fn clicks_over_each_other_get_one_answer(site: Site) {
        let token = sign_in_link(&site).await;
        let sent: Vec<_> = (0..8).map(|_| tokio::spawn(click(site.anonymous(), token.clone()))).collect();

        let mut answers = Vec::new();
        for answer in sent {
            answers.push(told(&answer.await.expect("no panic")));
        }

        assert_eq!((answers[0].0, answers[0].1.as_str(), answers[0].2.len()), (StatusCode::SEE_OTHER, "/de/account", 1));
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    }

    /// The first browser hangs up when its person clicks again.
    async fn a_click_that_was_hung_up_on_still_answers_the_next_one(site: Site) {
        let token = sign_in_link(&site).await;
        let first = tokio::spawn(click(site.anonymous(), token.clone()));
        while site.count("sign_in_link", "used_at IS NOT NULL").await == 0 {
            tokio::task::yield_now().await;
        }
        first.abort();

        let (status, location, cookies) = told(&click(site.anonymous(), token).await);

        assert_eq!((status, location.as_str(), cookies.len()), (StatusCode::SEE_OTHER, "/de/account", 1));
    }

    async fn a_repeat_waits_for_an_answer_that_another_server_still_writes(site: Site) {
        let organiser = site.organiser().await;
        let (page, invite, fields) = ("/de/organise/people", "/api/account/invite-organiser", [KEY, ("email", "new@person.example")]);
        let first = organiser.post_form(page, invite, &fields).await;
        let sealed = site.text("SELECT location AS value FROM idempotency").await;
        site.execute("UPDATE idempotency SET location = ''").await;

        let repeat = {
            let organiser = organiser.clone();
            tokio::spawn(async move { organiser.post_form(page, invite, &fields).await })
        };
        tokio::task::yield_now().await;
        site.execute(&format!("UPDATE idempotency SET location = '{sealed}'")).await;

        assert_eq!(told(&repeat.await.expect("no panic")), told(&first));
        // Its server died a minute ago: nobody waits for that.
        site.execute("UPDATE idempotency SET location = '', created_at = '2026-01-01T00:00:00+00:00'").await;
        assert_eq!(organiser.post_form(page, invite, &fields).await.location(), page);
        assert_eq!(site.count("invitation", "email = 'new@person.example'").await, 1);
    }

    async fn a_picture_that_is_sent_twice_is_taken_once(site: Site) {
        let event = site.event("mipim-2027").await.to_string();
        let organiser = site.organiser().await;
        let fields = [KEY, ("_page", "/en/organise/events/mipim-2027/edit"), ("event", event.as_str()), ("alt_de", "Stand"), ("alt_en", "Stand")];

        let (first, second) = tokio::join!(
            organiser.upload("/uploads/event-picture", &fields, ("picture", PIXEL)),
            organiser.upload("/uploads/event-picture", &fields, ("picture", PIXEL))
        );

        assert_eq!((first.status, first.location()), (StatusCode::SEE_OTHER, "/en/organise/events/mipim-2027/edit?done=picture-saved#picture"));
        assert_eq!(told(&second), told(&first));
        assert_eq!(site.count("idempotency", "1 = 1").await, 1);
    }
}

/// PostgreSQL's log stays empty, however often a connection is taken.
#[tokio::test]
async fn taking_a_connection_warns_nobody() {
    let (site, _) = Site::postgres().await;
    let log = crate::logs::Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone()).finish();
    let guard = tracing::subscriber::set_default(subscriber);

    for _ in 0..20 {
        site.state.db.read().execute_unprepared("SELECT 1").await.expect("it answers");
    }

    drop(guard);
    assert!(!log.text().contains("no transaction in progress"), "{}", log.text());
}
