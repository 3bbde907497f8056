//! Headers, and what comes from elsewhere.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use leptos::server_fn::axum::server_fn_paths;

use crate::{
    own_database::on_server,
    site::{Answer, HOST, Site},
};

#[tokio::test(flavor = "multi_thread")]
async fn what_another_site_sends_is_refused() {
    let site = Site::sqlite().await;
    let organiser = site.organiser().await;
    let foreign: &[&[(&str, &str)]] = &[
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        &[("sec-fetch-site", "same-site"), ("origin", "http://other.stand.example")],
        &[("sec-fetch-site", "none")],
        &[("sec-fetch-site", "cross-site"), ("origin", HOST)],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://stand.example.evil.example")],
        &[],
    ];
    let paths: Vec<&str> = server_fn_paths().map(|(path, _)| path).chain(["/", "/de", "/organise/mail/x.html", "/api/unknown"]).collect();
    for path in paths {
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
            for headers in foreign {
                let request =
                    headers.iter().fold(organiser.request(method.clone(), path), |request, (name, value)| request.header(*name, *value));
                let request =
                    request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from("a=b")).expect("a request");

                let answer = organiser.send(request).await;

                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {path} {headers:?}");
            }
        }
    }
    assert_eq!(site.count("account_session", "ended_at IS NOT NULL").await, 0, "nobody was signed out");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_answer_carries_the_headers() {
    let site = Site::sqlite().await;
    let (nobody, organiser) = (site.anonymous(), site.organiser().await);
    let answers = [
        ("page", nobody.get("/de").await),
        ("personal page", organiser.get("/de/account").await),
        ("not found", nobody.get("/de/nowhere").await),
        ("root", nobody.get("/").await),
        ("guarded", nobody.get("/de/organise").await),
        ("robots", nobody.get("/robots.txt").await),
        ("sitemap", nobody.get("/sitemap.xml").await),
        ("health", nobody.get("/healthz").await),
        ("file", nobody.get("/files/none.png").await),
        ("asset", nobody.get("/pkg/none.css").await),
        ("refused form", nobody.post_form("/de/sign-in", "/api/account/request-sign-in", &[("email", "x")]).await),
        ("taken form", nobody.post_form("/de/sign-in", "/api/account/request-sign-in", &[("email", "x@nobody.example")]).await),
        ("foreign", nobody.send(nobody.request(Method::POST, "/api/account/sign-in").body(Body::empty()).expect("a request")).await),
        (
            "too long",
            nobody
                .send(nobody.request(Method::POST, "/de").header("content-length", "99999999").body(Body::empty()).expect("a request"))
                .await,
        ),
    ];
    for (kind, answer) in answers {
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors"), "{kind}: {policy}");
        assert!(!policy.contains("unsafe-inline"), "{kind}: {policy}");
        assert_eq!(answer.headers.get_all("content-security-policy").iter().count(), 1, "{kind}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{kind}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{kind}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{kind}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{kind}");
        assert!(!answer.header("permissions-policy").is_empty() && !answer.header("cache-control").is_empty(), "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_personal_is_kept_nowhere() {
    let site = Site::sqlite().await;

    let public = site.anonymous().get("/de").await;
    let personal = site.organiser().await.get("/de").await;

    assert_eq!((public.status, public.header("cache-control")), (StatusCode::OK, "no-cache"));
    assert_eq!((personal.status, personal.header("cache-control")), (StatusCode::OK, "no-store"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_without_a_language_leads_to_the_preferred_one() {
    let site = Site::sqlite().await;
    let browser = site.anonymous();
    let english = |path: &str, method: Method| {
        browser.request(method, path).header("accept-language", "en-GB,en;q=0.9").body(Body::empty()).expect("a request")
    };

    let led = browser.get("/events/mipim?q=a").await;
    let led_in_english = browser.send(english("/organise/events/x", Method::GET)).await;
    let unknown = browser.send(english("/wp-login.php", Method::GET)).await;
    let unknown_deep = browser.get("/fr/events/mipim").await;
    let head = browser.send(english("/de", Method::HEAD)).await;

    assert_eq!((led.status, led.location()), (StatusCode::SEE_OTHER, "/de/events/mipim?q=a"));
    assert!(
        is_redirect_to(&led_in_english, "/en/organise/events/x") || led_in_english.location().starts_with("/en/sign-in"),
        "{led_in_english:?}"
    );
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.body.contains("<html lang=\"en\"") && unknown.body.contains("Not found"), "{}", unknown.body);
    assert_eq!(unknown_deep.status, StatusCode::NOT_FOUND);
    assert!(unknown_deep.body.contains("<html lang=\"de\""), "{}", unknown_deep.body);
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
}

fn is_redirect_to(answer: &Answer, path: &str) -> bool {
    answer.status == StatusCode::SEE_OTHER && answer.location() == path
}

#[tokio::test(flavor = "multi_thread")]
async fn search_engines_find_what_is_published() {
    let site = Site::sqlite().await;
    site.event("mipim-2027").await;
    site.event("secret-2028").await;
    site.execute("UPDATE event SET state = 'draft' WHERE slug = 'secret-2028'").await;

    let index = site.anonymous().get("/sitemap.xml").await;
    let sitemap = site.anonymous().get("/sitemap-event.xml?event=mipim-2027").await;
    let of_the_site = site.anonymous().get("/sitemap-site.xml").await;
    let secret = site.organiser().await.get("/sitemap-event.xml?event=secret-2028").await;
    let robots = site.anonymous().get("/robots.txt").await;

    for answer in [&index, &sitemap, &of_the_site] {
        assert_eq!(answer.header("content-type"), "application/xml; charset=utf-8");
    }
    let locations = |body: &str| {
        let parts = body.split("<loc>http://stand.example").skip(1);
        parts.map(|part| part.split("</loc>").next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(locations(&index.body), ["/sitemap-site.xml", "/sitemap-event.xml?event=mipim-2027"]);
    let pages = ["", "/plan", "/exhibitors", "/programme"];
    let expected: Vec<_> = pages.iter().flat_map(|page| ["de", "en"].map(|l| format!("/{l}/events/mipim-2027{page}"))).collect();
    assert_eq!(locations(&sitemap.body), expected);
    assert!(
        sitemap.body.contains("<loc>http://stand.example/de/events/mipim-2027</loc><lastmod>2026-01-01T00:00:00Z</lastmod>"),
        "{}",
        sitemap.body
    );
    assert!(locations(&of_the_site.body).contains(&"/en/accessibility".to_owned()), "{}", of_the_site.body);
    assert_eq!(secret.status, StatusCode::NOT_FOUND, "a draft is in no sitemap, whoever asks");
    assert!(robots.body.contains("Disallow: /de/news\n") && robots.body.contains("Allow: /de/newsroom\n"), "{}", robots.body);
    assert!(
        robots.body.contains("Disallow: /de/organise\n") && robots.body.contains("Sitemap: http://stand.example/sitemap.xml"),
        "{}",
        robots.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_database_is_said_with_a_reference() {
    let (site, name) = Site::postgres().await;
    let organiser = site.organiser().await;
    on_server(&format!("DROP DATABASE {name} WITH (FORCE)")).await;

    let page = organiser.get("/en/account").await;
    let form = organiser.post_form("/de/sign-in", "/api/account/request-sign-in", &[("email", "x@y.example")]).await;

    for answer in [page, form] {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
        assert!(answer.body.contains("Nummer") || answer.body.contains("reference"), "{}", answer.body);
        assert!(!answer.body.contains(&name), "nothing of what went on inside is told");
        assert_eq!(answer.header("retry-after"), "10");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_loses_nothing_and_needs_no_restart() {
    let site = Site::sqlite().await;
    let organiser = site.organiser().await;
    let (page, invite) = ("/de/organise/people", "/api/account/invite-organiser");
    // SQLite takes what there is as the least: from now on the file cannot grow.
    site.execute("PRAGMA max_page_count = 1").await;

    let mut taken = 0;
    let (email, refused) = loop {
        let email = format!("person{taken}@voll.example");
        let answer = organiser.post_form(page, invite, &[("email", &email)]).await;
        if answer.status != StatusCode::SEE_OTHER {
            break (email, answer);
        }
        taken += 1;
        assert!(taken < 10_000, "the disk never fills");
    };
    assert!(refused.status.is_server_error(), "{}", refused.status);
    assert!(refused.body.contains("Nummer"), "a reference: {}", refused.body);
    assert!(refused.body.contains(&format!("value=\"{email}\"")), "what was typed: {}", refused.body);
    assert!(!refused.body.contains("database or disk"), "nothing of what went on inside is told");
    assert_eq!(organiser.get(page).await.status, StatusCode::OK, "reading goes on");
    assert_eq!(site.count("invitation", "email LIKE '%@voll.example'").await, taken);
    assert_eq!(site.count("mail", "to_email LIKE '%@voll.example'").await, taken);

    site.execute("PRAGMA max_page_count = 4294967294").await;
    let again = organiser.post_form(page, invite, &[("email", &email)]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
    assert_eq!(site.count("invitation", "email LIKE '%@voll.example'").await, taken + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_referer_leads_to_another_site() {
    let site = Site::sqlite().await;
    for referer in ["https://evil.example//evil.example/x", "https://evil.example/\\\\evil.example", "https://evil.example/"] {
        let get = site.anonymous().request(Method::GET, "/api/account/sign-out").header(header::REFERER, referer);
        let opened = site.anonymous().send(get.body(Body::empty()).expect("a request")).await;
        let post = site
            .anonymous()
            .request(Method::POST, "/api/account/sign-out")
            .header("sec-fetch-site", "same-origin")
            .header(header::REFERER, referer)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let sent = site.anonymous().send(post.body(Body::empty()).expect("a request")).await;

        assert_eq!((opened.status, opened.location()), (StatusCode::SEE_OTHER, "/"), "{referer}");
        assert!(!sent.location().contains("evil"), "{referer}: {}", sent.location());
    }
}
