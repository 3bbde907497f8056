//! Passkeys over HTTP: what organisers are led through where they need one, and what pages say of them.

use std::sync::Arc;

use axum::http::StatusCode;
use domain::{
    account::{self, PasskeyOptions},
    ids::AccountId,
};

use crate::{
    authenticator::Authenticator,
    authorisation::script,
    site::{Answer, Browser, Site, both},
};

const PAGE: &str = "/de/account/passkey";

/// The same site, where organisers need a passkey.
fn demanding(site: &Site) -> axum::Router {
    let facts = app::ctx::Site { organisers_need_passkey: true, ..(*site.state.site).clone() };
    server::router::router(app::ctx::AppState { site: Arc::new(facts), ..site.state.clone() }, Arc::new([]))
}

/// A browser that has taken a link.
async fn by_link(site: &Site, account: AccountId) -> Browser {
    let (_, browser) = site.signed_in(account).await;
    Browser { router: demanding(site), ..browser }
}

async fn asked(browser: &Browser, endpoint: &str) -> PasskeyOptions {
    let answer = script(browser, endpoint, "").await;
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{answer:?}"))
}

async fn sent(browser: &Browser, endpoint: &str, asked: &PasskeyOptions, credential: &str) -> Answer {
    let ceremony = asked.ceremony.to_string();
    let fields = [("name", "Telefon"), ("ceremony", ceremony.as_str()), ("credential", credential), ("next", "/de/organise")];
    browser.post_form(PAGE, endpoint, &fields).await
}

/// The browser with the cookie that this answer sets.
fn entered(browser: &Browser, answer: &Answer) -> Browser {
    let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default();
    assert!(cookie.starts_with("standwerk="), "{answer:?}");
    Browser { cookie: Some(cookie.to_owned()), ..browser.clone() }
}

both! {
    async fn an_organiser_who_needs_a_passkey_is_led_to_make_and_to_show_it(site: Site) {
        let account = site.demo().await.organiser;
        let mut device = Authenticator::new("https://stand.example");

        let browser = by_link(&site, account).await;
        let led = browser.get("/de/organise/people?x=1").await;
        let page = browser.get(led.location()).await;
        let mine = browser.get("/de/account").await;
        let options = asked(&browser, "account/begin-passkey").await;
        let made = sent(&browser, "/api/account/add-passkey", &options, &device.create(&options.options)).await;
        let proved = entered(&browser, &made);

        assert_eq!((led.status, led.location()), (StatusCode::SEE_OTHER, "/de/account/passkey?next=%2Fde%2Forganise%2Fpeople%3Fx%3D1"));
        assert!(page.body.contains("post=/api/account/add-passkey\"") && !page.body.contains("sign-in-with-passkey\""), "{}", page.body);
        assert!(mine.body.contains("Zum Organisieren brauchen Sie noch Ihren Passkey."), "{}", mine.body);
        assert_eq!((made.status, made.location()), (StatusCode::SEE_OTHER, "/de/organise?done=passkey-made"));
        assert_eq!(proved.get("/de/organise").await.status, StatusCode::OK);
        assert_eq!(browser.get("/de/account").await.status, StatusCode::SEE_OTHER, "the session of the link is over");

        let browser = by_link(&site, account).await;
        let page = browser.get(browser.get("/de/organise").await.location()).await;
        let by_force = browser.post_form("/de/organise/people", "/api/account/invite-organiser", &[("email", "neu@agency.example")]).await;
        let another = script(&browser, "account/begin-passkey", "").await;
        let options = asked(&browser, "account/begin-passkey-sign-in").await;
        let shown = sent(&browser, "/api/account/sign-in-with-passkey", &options, &device.get(&options.options)).await;

        assert!(page.body.contains("post=/api/account/sign-in-with-passkey\"") && !page.body.contains("add-passkey"), "{}", page.body);
        assert_eq!((by_force.status, another.status), (StatusCode::NOT_FOUND, StatusCode::CONFLICT));
        assert_eq!((shown.status, shown.location()), (StatusCode::SEE_OTHER, "/de/organise"));
        assert_eq!(entered(&browser, &shown).get("/de/organise").await.status, StatusCode::OK);
        assert_eq!(browser.get("/de/account").await.status, StatusCode::SEE_OTHER, "the session of the link is over");
    }

    async fn whoever_needs_none_is_asked_for_none(site: Site) {
        let cast = site.demo().await;
        let (exhibitor, staff) = (by_link(&site, cast.exhibitor).await, by_link(&site, cast.staff).await);

        assert_eq!(exhibitor.get("/de/portal").await.status, StatusCode::OK);
        assert_eq!(staff.get("/de/desk").await.status, StatusCode::OK);
        assert_eq!(exhibitor.get("/de/organise").await.status, StatusCode::NOT_FOUND);
    }

    async fn without_script_the_page_says_what_to_do(site: Site) {
        let browser = site.exhibitor().await;
        let fields = [("name", "Mein Telefon"), ("ceremony", ""), ("credential", "")];

        let made = browser.post_form("/de/account", "/api/account/add-passkey", &fields).await;
        let shown = site.anonymous().post_form("/de/sign-in", "/api/account/sign-in-with-passkey", &fields[1..]).await;

        for answer in [&made, &shown] {
            assert_eq!(answer.status, StatusCode::CONFLICT);
            assert!(answer.body.contains("kann nur JavaScript fragen"), "{}", answer.body);
        }
        assert!(made.body.contains("value=\"Mein Telefon\""), "what was typed is still there");
    }

    async fn where_browsers_make_none_nothing_is_said_of_them(site: Site) {
        let facts = app::ctx::Site { passkeys: None, ..(*site.state.site).clone() };
        let state = app::ctx::AppState { site: Arc::new(facts), ..site.state.clone() };
        let router = server::router::router(state, Arc::new([]));
        let exhibitor = Browser { router: router.clone(), ..site.exhibitor().await };
        let anonymous = Browser { router, cookie: None };

        assert!(!anonymous.get("/de/sign-in").await.body.contains("data-passkey"));
        assert!(!exhibitor.get("/de/account").await.body.contains("data-passkey"));
        assert_eq!(script(&anonymous, "account/begin-passkey-sign-in", "").await.status, StatusCode::NOT_FOUND);
    }

    async fn signing_out_clears_what_the_browser_kept(site: Site) {
        let out = site.exhibitor().await.post_form("/de/account", "/api/account/sign-out", &[]).await;

        assert_eq!((out.status, out.header("clear-site-data")), (StatusCode::SEE_OTHER, "\"cache\""));
    }

    async fn taking_the_list_of_visitors_away_stands_in_the_history_once_an_hour(site: Site) {
        site.event("mipim-2027").await;
        let (olga, oskar) = (site.organiser().await, site.organiser().await);
        for _ in 0..3 {
            assert_eq!(olga.get("/organise/events/mipim-2027/visitors.csv").await.status, StatusCode::OK);
        }
        oskar.get("/organise/events/mipim-2027/visitors.csv").await;
        site.exhibitor().await.get("/organise/events/mipim-2027/visitors.csv").await;

        let history = olga.get("/de/organise/events/mipim-2027/history").await;
        assert_eq!(history.body.matches("Besucherliste heruntergeladen").count(), 2, "{}", history.body);
    }

    async fn an_account_shows_its_last_sign_ins_and_a_spent_link_among_them(site: Site) {
        let account = site.demo().await.exhibitor;
        let link = account::sign_in_link(&site.state.db, account).await.expect("a link");
        account::sign_in(&site.state.db, link.as_str(), "Mozilla/5.0 (Android 15) Firefox/140.0").await.expect("taken");
        account::sign_in(&site.state.db, link.as_str(), "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0").await.expect_err("spent");

        let (_, browser) = site.signed_in(account).await;
        let page = browser.get("/de/account").await.body;

        assert!(page.contains("Einloggen gescheitert") && page.contains("Gerät: Firefox auf Windows"), "{page}");
        assert!(page.contains("Gerät: Firefox auf Android"), "{page}");
    }
}
