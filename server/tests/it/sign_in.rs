//! Signing in through the whole stack: by the code and by the link of a letter, behind a hall's one address, and what
//! neither a scanner of mails nor a second click spends.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::{
    account::{self, EVERYWHERE, InvitePerson, RoleKind, ShortCode},
    actor::Actor,
    code::Code,
    locale::Locale,
    mail::{self, Letter},
    process::letter::AnyLetter,
};

use crate::site::{Answer, Browser, Site, both};

const OLGA: &str = "olga@person.example";
const ASK: &str = "/api/account/request-sign-in";
const TYPE: &str = "/api/account/sign-in-by-code";
const ASKED: &str = "/de/sign-in?done=link-sent";
const KEY: (&str, &str) = ("_key", "0123456789abcdef0123456789abcdef");

fn invitation(kind: RoleKind) -> InvitePerson {
    let scope = if kind == RoleKind::Organiser { EVERYWHERE.to_owned() } else { domain::ids::EventId::new().to_string() };
    InvitePerson { email: OLGA.to_owned(), kind, scope, scope_name: String::new(), locale: Locale::De }
}

/// Olga gets an account, and is signed in.
async fn olga(site: &Site) -> Browser {
    let token = account::invite(&site.state.db, &Actor::System, &invitation(RoleKind::Organiser)).await.expect("invited");
    let signed_in = account::accept(&site.state.db, token.as_str(), "Olga", "test").await.expect("accepted");
    site.execute("DELETE FROM mail").await;
    Browser { router: site.router.clone(), cookie: Some(format!("standwerk={}", signed_in.token.as_str())) }
}

/// The browser as it is after an answer: with the cookies of that.
fn after(browser: &Browser, answer: &Answer) -> Browser {
    let mut cookies: Vec<String> = browser.cookie.iter().flat_map(|line| line.split("; ")).map(str::to_owned).collect();
    for cookie in answer.headers.get_all(header::SET_COOKIE) {
        let pair = cookie.to_str().expect("text").split(';').next().expect("a pair").to_owned();
        let name = pair.split('=').next().expect("a name").to_owned();
        cookies.retain(|known| known.split('=').next() != Some(&name));
        if !pair.ends_with('=') {
            cookies.push(pair);
        }
    }
    Browser { router: browser.router.clone(), cookie: (!cookies.is_empty()).then(|| cookies.join("; ")) }
}

async fn asks(site: &Site, browser: &Browser, next: &str) -> (Browser, String) {
    // No letter before it keeps this one waiting.
    site.execute("DELETE FROM mail").await;
    let asked = browser.post_form("/de/sign-in", ASK, &[("email", OLGA), ("next", next)]).await;
    assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, ASKED), "{}", asked.body);
    let leased = mail::lease::<AnyLetter>(&site.state.db, 10).await.expect("leased");
    let letter = leased.into_iter().rev().find(|mail| mail.to_email == OLGA).expect("a letter");
    (after(browser, &asked), letter.letter.secret().expect("a link"))
}

fn code_of(link: &str) -> String {
    ShortCode::of_link(&Code::parse(link).expect("a token")).to_string()
}

async fn is_signed_in(browser: &Browser) -> bool {
    browser.get("/de/account").await.status == StatusCode::OK
}

both! {
    async fn the_code_is_typed_where_it_was_asked_for(site: Site) {
        olga(&site).await;
        let (browser, link) = asks(&site, &site.anonymous(), "/de/organise/people").await;

        let page = browser.get(ASKED).await;
        let wrong = browser.post_form(ASKED, TYPE, &[("code", "1234 abcd")]).await;
        let elsewhere = site.anonymous().post_form(ASKED, TYPE, &[("code", &code_of(&link))]).await;
        let entered = browser.post_form(ASKED, TYPE, &[("code", &code_of(&link))]).await;

        for part in ["name=\"code\"", "autocomplete=\"one-time-code\"", "inputmode=\"numeric\""] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("value=\"1234 abcd\"") && wrong.body.contains("acht Ziffern"), "{}", wrong.body);
        assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(elsewhere.body.contains("In diesem Browser wurde in der letzten Stunde kein Code angefordert"), "{}", elsewhere.body);
        assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/de/organise/people"));
        assert!(is_signed_in(&after(&browser, &entered)).await);
        assert!(!is_signed_in(&browser).await);
    }

    async fn a_second_click_on_the_code_gets_the_first_answer(site: Site) {
        olga(&site).await;
        let (browser, link) = asks(&site, &site.anonymous(), "").await;
        let code = code_of(&link);
        let fields = [KEY, ("code", code.as_str())];

        let (first, second) =
            tokio::join!(browser.post_form(ASKED, TYPE, &fields), browser.post_form(ASKED, TYPE, &fields));

        for answer in [&first, &second] {
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/de/account"), "{}", answer.body);
            assert!(is_signed_in(&after(&browser, answer)).await);
        }
        assert_eq!(site.count("account_session", "device <> 'test'").await, 1);
    }

    async fn a_scanner_of_mails_spends_nothing(site: Site) {
        olga(&site).await;
        let (browser, link) = asks(&site, &site.anonymous(), "").await;
        let page = format!("/de/sign-in/{link}");

        for method in [Method::GET, Method::HEAD, Method::GET] {
            let request = site.anonymous().request(method, &page).body(Body::empty()).expect("a request");
            assert_eq!(site.anonymous().send(request).await.status, StatusCode::OK);
        }

        assert_eq!(site.count("sign_in_link", "used_at IS NULL").await, 1);
        assert!(browser.get(&page).await.body.contains(OLGA), "it says whom it signs in");
        let entered = browser.post_form(&page, "/api/account/sign-in", &[("token", &link)]).await;
        assert!(is_signed_in(&after(&browser, &entered)).await);
    }

    async fn signing_in_once_more_ends_the_session_before(site: Site) {
        let first = olga(&site).await;
        let (browser, link) = asks(&site, &first, "").await;
        let page = browser.get(&format!("/de/sign-in/{link}")).await;
        let entered = browser.post_form("/de/sign-in", "/api/account/sign-in", &[("token", &link)]).await;
        let second = after(&browser, &entered);

        assert!(!page.body.contains("Diese Sitzung endet damit"), "it is the same person");
        assert!(!is_signed_in(&first).await && is_signed_in(&second).await);

        let somebody_else = site.organiser().await;
        let (browser, link) = asks(&site, &somebody_else, "").await;
        let warned = browser.get(&format!("/de/sign-in/{link}")).await;
        let entered = browser.post_form(ASKED, TYPE, &[("code", &code_of(&link))]).await;

        assert!(warned.body.contains("In diesem Browser ist Paula Person eingeloggt. Diese Sitzung endet damit."), "{}", warned.body);
        assert!(!is_signed_in(&somebody_else).await && is_signed_in(&after(&browser, &entered)).await && is_signed_in(&second).await);
    }

    async fn whoever_has_an_account_signs_in_before_accepting(site: Site) {
        let signed_in = olga(&site).await;
        let token = account::invite(&site.state.db, &Actor::System, &invitation(RoleKind::Staff)).await.expect("invited");
        site.execute("DELETE FROM mail").await;
        let page = format!("/de/invitations/{}", token.as_str());
        let accept = "/api/account/accept-invitation";

        let by_link = site.anonymous().get(&page).await;
        let taken = site.anonymous().post_form(&page, accept, &[("token", token.as_str()), ("name", "Somebody")]).await;
        let (browser, link) = asks(&site, &site.anonymous(), &page).await;
        let entered = browser.post_form(ASKED, TYPE, &[("code", &code_of(&link))]).await;
        let browser = after(&browser, &entered);
        let back = browser.get(entered.location()).await;
        let accepted = browser.post_form(&page, accept, &[("token", token.as_str())]).await;

        assert!(by_link.body.contains(ASK) && !by_link.body.contains(accept), "{}", by_link.body);
        assert_eq!(taken.status, StatusCode::CONFLICT, "{}", taken.body);
        assert_eq!(taken.header("set-cookie"), "");
        assert_eq!(entered.location(), page);
        assert!(back.body.contains(accept) && !back.body.contains("name=\"name\""), "{}", back.body);
        assert_eq!((accepted.status, accepted.location()), (StatusCode::SEE_OTHER, "/de/account"));
        assert_eq!(site.count("role", "kind = 'staff'").await, 1);
        assert!(is_signed_in(&signed_in).await);
    }

    async fn a_hall_behind_one_address_gets_in(site: Site) {
        olga(&site).await;
        site.event("mipim-2027").await;
        site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12'").await;
        let register = "/de/events/mipim-2027/register";

        for number in 0..40 {
            let email = format!("p{number}@hall.example");
            let asked = site.anonymous().post_form("/de/sign-in", ASK, &[("email", &email)]).await;
            assert_eq!(asked.location(), ASKED, "{number}: {}", asked.body);
            for typed in ["", "no address"] {
                let refused = site.anonymous().post_form("/de/sign-in", ASK, &[("email", typed)]).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
                let fields = [("event", "mipim-2027"), ("name", "Vera Visit"), ("email", typed), ("locale", "de")];
                let refused = site.anonymous().post_form(register, "/api/registration/register", &fields).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            }
        }
        for number in 0..80 {
            let email = format!("v{number}@hall.example");
            let fields = [("event", "mipim-2027"), ("name", "Vera Visit"), ("email", &email), ("locale", "de")];
            let registered = site.anonymous().post_form(register, "/api/registration/register", &fields).await;
            assert_eq!(registered.status, StatusCode::SEE_OTHER, "{number}: {}", registered.body);
        }

        // Fewer where a window of the limit ends meanwhile.
        for (limit, most) in [("sign_in", 40), ("register", 80)] {
            assert_eq!(site.count("attempt", &format!("bucket LIKE '{limit}/%'")).await, 1, "one address: {limit}");
            assert_eq!(site.count("attempt", &format!("bucket LIKE '{limit}/%' AND count > {most}")).await, 0, "what was refused does not count: {limit}");
        }
    }

    async fn whoever_tries_too_often_is_told_when_to_come_back(site: Site) {
        let mut pages = Vec::new();
        for path in ["/de/registrations", "/de/b", "/de/contacts"] {
            let mut tries = 0;
            let refused = loop {
                let answer = site.anonymous().get(&format!("{path}/{}", Code::random().as_str())).await;
                if answer.status == StatusCode::TOO_MANY_REQUESTS {
                    break answer;
                }
                tries += 1;
                assert!(tries <= 300, "{path} is never refused");
            };
            pages.push((path, refused));
        }
        // A file counts with the pages of badges.
        pages.push(("a file", site.anonymous().get(&format!("/tickets/{}.pdf", Code::random().as_str())).await));

        for (path, refused) in pages {
            assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
            let seconds: u32 = refused.header("retry-after").parse().unwrap_or_else(|error| panic!("{path}: {error}"));
            assert!((1..=600).contains(&seconds), "{path}: {seconds}");
            assert!(refused.body.contains("noch einmal") || refused.body.contains("try again"), "{path}: {}", refused.body);
        }
    }
}
