//! The path without script: forms are taken once, and come back with all that was typed.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::{account, mail::Letter, process::letter::AnyLetter};

use crate::site::{HOST, both};

const SIGN_IN: &str = "/api/account/request-sign-in";
const INVITE: &str = "/api/account/invite-organiser";

both! {
    async fn a_refused_form_comes_back_with_what_was_typed(site: Site) {

        let answer =
            site.anonymous().post_form("/en/sign-in?next=%2Fen%2Faccount", SIGN_IN, &[("email", "<b>\"no"), ("next", "/en/account")]).await;

        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
        assert!(answer.header("content-type").starts_with("text/html"));
        assert!(answer.body.contains("<html lang=\"en\""), "the language of the page: {}", answer.body);
        assert!(answer.body.contains("value=\"&lt;b&gt;&quot;no\""), "what was typed, escaped: {}", answer.body);
        assert!(answer.body.contains("error-summary") && answer.body.contains("aria-invalid=\"true\""), "{}", answer.body);
        assert!(answer.body.contains("value=\"/en/account\""), "hidden fields stay: {}", answer.body);
        assert!(!answer.body.contains("<b>"), "{}", answer.body);
    }

    async fn the_same_form_twice_has_one_effect_and_one_answer(site: Site) {
        let organiser = site.organiser().await;
        let fields = [("_key", "0123456789abcdef0123456789abcdef"), ("email", "new@person.example")];

        let first = organiser.post_form("/de/organise/people", INVITE, &fields).await;
        let second = organiser.post_form("/de/organise/people", INVITE, &fields).await;

        assert_eq!((first.status, first.location()), (StatusCode::SEE_OTHER, "/de/organise/people?done=invited"));
        assert_eq!((second.status, second.location()), (first.status, first.location()));
        assert_eq!(site.count("invitation", "email = 'new@person.example'").await, 1);
        assert_eq!(site.count("mail", "to_email = 'new@person.example'").await, 1);
    }

    async fn of_many_at_once_one_form_is_taken(site: Site) {
        let organiser = site.organiser().await;
        let sent: Vec<_> = (0..16)
            .map(|_| {
                let organiser = organiser.clone();
                tokio::spawn(async move {
                    let fields = [("_key", "0123456789abcdef0123456789abcdef"), ("email", "new@person.example")];
                    organiser.post_form("/de/organise/people", INVITE, &fields).await
                })
            })
            .collect();
        for answer in sent {
            let answer = answer.await.expect("no panic");
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/de/organise/people?done=invited"));
        }

        assert_eq!(site.count("invitation", "email = 'new@person.example'").await, 1);
    }

    async fn a_refused_form_may_be_sent_again_with_its_key(site: Site) {
        let organiser = site.organiser().await;
        let key = ("_key", "0123456789abcdef0123456789abcdef");

        let refused = organiser.post_form("/de/organise/people", INVITE, &[key, ("email", "oops")]).await;
        let taken = organiser.post_form("/de/organise/people", INVITE, &[key, ("email", "new@person.example")]).await;

        assert_eq!((refused.status, taken.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER));
        assert_eq!(site.count("invitation", "email = 'new@person.example'").await, 1);
    }

    async fn whatever_is_typed_stays_text(site: Site) {
        let long = "ä".repeat(20_000);
        let organiser = site.organiser().await;
        for typed in [
            "",
            " ",
            "\0\u{7}\u{1b}[31m",
            "\u{202e}moc.elpmaxe@a",
            "👩‍🚀@raum.example…",
            "<script>alert(1)</script>@x.example",
            "a@b\r\nBcc: c@d.example",
            &long,
        ] {
            let sign_in = site.anonymous().post_form("/de/sign-in", SIGN_IN, &[("email", typed)]).await;
            let invite = organiser.post_form("/de/organise/people", INVITE, &[("email", typed)]).await;
            for answer in [sign_in, invite] {
                assert!(
                    [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::TOO_MANY_REQUESTS].contains(&answer.status),
                    "{:.60}: {}",
                    typed,
                    answer.status
                );
                assert!(!answer.body.contains("<script>alert"), "{}", answer.body);
            }
        }
        assert_eq!(site.count("invitation", "email LIKE '%example%' AND email NOT LIKE 'p%@person.example'").await, 0, "nothing is half saved");
    }

    async fn a_link_from_elsewhere_is_not_followed_after_signing_in(site: Site) {
        let email = "olga@person.example";
        let command = account::InvitePerson {
            email: email.to_owned(),
            kind: account::RoleKind::Organiser,
            scope: account::EVERYWHERE.to_owned(),
            scope_name: String::new(),
            locale: domain::locale::Locale::De,
        };
        let token = account::invite(&site.state.db, &domain::actor::Actor::System, &command).await.expect("invited");
        account::accept(&site.state.db, token.as_str(), "Olga", "test").await.expect("accepted");
        for next in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"] {
            site.execute("DELETE FROM sign_in_code; DELETE FROM sign_in_link").await;
            site.execute("DELETE FROM mail").await;
            site.execute("DELETE FROM attempt").await;
            let asked = site.anonymous().post_form("/de/sign-in", SIGN_IN, &[("email", email), ("next", next)]).await;
            assert_eq!(asked.status, StatusCode::SEE_OTHER);
            let leased = domain::mail::lease::<AnyLetter>(&site.state.db, 10).await.expect("leased");
            let token = leased[0].letter.secret().expect("a link");

            let entered = site.anonymous().post_form(&format!("/de/sign-in/{token}"), "/api/account/sign-in", &[("token", &token)]).await;

            assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/de/account"), "{next}");
            assert!(entered.header("set-cookie").contains("HttpOnly; SameSite=Lax"), "{:?}", entered.headers);
        }
    }

    async fn too_much_is_refused(site: Site) {
        let long = "x".repeat(600 * 1024);

        let form = site.anonymous().post_form("/de/sign-in", SIGN_IN, &[("email", &long)]).await;
        let announced = site.anonymous();
        let request = announced.request(Method::POST, SIGN_IN).header("sec-fetch-site", "same-origin").header("content-length", "50000000");
        let upload = announced
            .send(request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=x").body(Body::empty()).expect("a request"))
            .await;

        assert_eq!((form.status, upload.status), (StatusCode::PAYLOAD_TOO_LARGE, StatusCode::PAYLOAD_TOO_LARGE));
        assert!(form.body.contains("<h1>") && upload.body.contains("<h1>"), "a page says so");
    }

    async fn a_form_from_a_page_that_is_not_ours_is_answered_all_the_same(site: Site) {
        let browser = site.anonymous();
        for referer in ["", "nonsense", "https://evil.example/de/%zz", "http://stand.example"] {
            let request = browser
                .request(Method::POST, SIGN_IN)
                .header("sec-fetch-site", "same-origin")
                .header(header::ORIGIN, HOST)
                .header(header::REFERER, referer)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answer = browser.send(request.body(Body::from("email=x")).expect("a request")).await;
            assert!(!answer.status.is_server_error() && !answer.status.is_success(), "{referer}: {}", answer.status);
        }
    }
}

both! {
    /// The browser stands at the page's address: it may load it again, keep it and pass it on.
    async fn a_refused_form_comes_back_at_the_address_of_its_page(site: Site) {
        let (page, browser) = ("/de/sign-in?next=%2Fde%2Faccount", site.anonymous());
        let address = format!("{page}&post={SIGN_IN}");

        let opened = browser.get(page).await;
        let refused = browser.post(page, &address, &[("email", "no")]).await;
        let again = browser.post(&address, &address, &[("email", "nein")]).await;
        let loaded = browser.get(&address).await;

        let sent_to = format!("action=\"{}\"", address.replace('&', "&amp;"));
        for (answer, status, typed) in [
            (&opened, StatusCode::OK, None),
            (&refused, StatusCode::UNPROCESSABLE_ENTITY, Some("value=\"no\"")),
            (&again, StatusCode::UNPROCESSABLE_ENTITY, Some("value=\"nein\"")),
            (&loaded, StatusCode::OK, None),
        ] {
            assert_eq!(answer.status, status, "{}", answer.body);
            assert!(answer.body.contains("<html lang=\"de\"") && answer.body.contains(&sent_to), "{}", answer.body);
            assert_eq!(answer.body.contains("error-summary"), typed.is_some(), "{}", answer.body);
            assert!(typed.is_none_or(|typed| answer.body.contains(typed)), "{}", answer.body);
        }
        assert_eq!((opened.header("cache-control"), refused.header("cache-control")), ("no-store", "no-store"));
    }

    /// What somebody typed into a form of a public page is nobody else's.
    async fn a_form_that_comes_back_on_a_public_page_is_kept_by_no_cache(site: Site) {
        site.event("mipim-2027").await;
        site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12'").await;
        let page = "/en/events/mipim-2027/register";

        let refused = site.anonymous().post_form(page, "/api/registration/register", &[("event", "mipim-2027"), ("email", "no")]).await;

        assert_eq!((refused.status, refused.header("cache-control")), (StatusCode::UNPROCESSABLE_ENTITY, "no-store"), "{}", refused.body);
        assert_eq!(site.anonymous().get(page).await.header("cache-control"), "no-cache");
    }

    /// A page that was opened before a newer release sends its forms to the server function, and names itself in a field.
    async fn a_form_of_an_earlier_release_comes_back_to_its_page(site: Site) {
        let fields = [("email", "no"), ("_page", "/de/sign-in?next=%2Fde%2Faccount")];

        let answer = site.anonymous().post(SIGN_IN, SIGN_IN, &fields).await;

        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
        assert!(answer.body.contains("<html lang=\"de\"") && answer.body.contains("error-summary"), "{}", answer.body);
        assert!(answer.body.contains("action=\"/de/sign-in?next=%2Fde%2Faccount&amp;post="), "{}", answer.body);
    }

    /// A form is the same at both addresses: sent once more to the other, it is not done again.
    async fn the_key_of_a_form_counts_at_both_addresses(site: Site) {
        let (page, organiser) = ("/de/organise/people", site.organiser().await);
        let fields = [("_key", "0123456789abcdef0123456789abcdef"), ("_page", page), ("email", "new@person.example")];

        let first = organiser.post(page, INVITE, &fields).await;
        let second = organiser.post_form(page, INVITE, &fields).await;

        assert_eq!((second.status, second.location()), (first.status, first.location()));
        assert_eq!((first.status, first.location()), (StatusCode::SEE_OTHER, "/de/organise/people?done=invited"));
        assert_eq!(site.count("mail", "to_email = 'new@person.example'").await, 1);
    }

    /// What reads no form is not asked, whatever an address says.
    async fn a_page_sends_its_forms_to_nothing_else(site: Site) {
        let organiser = site.organiser().await;
        for reader in ["/de/account", "/files/none.png", "/api/unknown", "/uploads/unknown", "/api/../healthz", "//evil.example/api/x"] {
            let answer = organiser.post("/de/organise/people", &format!("/de/organise/people?post={reader}"), &[("email", "x")]).await;
            assert!(answer.status.is_client_error() || answer.status.is_redirection(), "{reader}: {}", answer.status);
            assert!(!answer.location().contains("evil"), "{reader}: {}", answer.location());
        }
    }
}
