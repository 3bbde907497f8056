//! Letters to groups on their way: what mail programs read in their heads, and what they send back.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::{
    actor::Actor,
    locale::Locale,
    mailing::{self, Kept, MailingForm},
    process::letter::AnyLetter,
    registration::{self, ConsentPurpose, DetailsForm, Register, ShownWording, TickedConsents, wording_version},
};
use server::worker::{self, Pace};

use crate::{
    post::{Post, mailer},
    site::{Site, both},
};

/// An event with a visitor who wants news.
async fn fair_with_vera(site: &Site) -> domain::ids::EventId {
    let event = site.event("fair").await;
    site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12'").await;
    let details = DetailsForm { name: "Vera Visit".to_owned(), locale: "de".to_owned(), ..DetailsForm::default() };
    let form = Register { event: "fair".to_owned(), email: "takes-vera@visitor.example".to_owned(), details };
    registration::register(&site.state.db, &Actor::Anonymous, &form).await.expect("registered");
    let leased = domain::mail::lease::<AnyLetter>(&site.state.db, 10).await.expect("leased");
    let token = leased.iter().find_map(|mail| domain::mail::Letter::secret(&mail.letter)).expect("a link");
    let shown = ShownWording { version: wording_version("Agentur"), whose: "Agentur".to_owned(), locale: Locale::De };
    let ticked = TickedConsents { purposes: vec![ConsentPurpose::EventNews], shown };
    registration::confirm(&site.state.db, &token, &ticked).await.expect("confirmed");
    site.execute("DELETE FROM mail").await;
    event
}

async fn news(site: &Site, event: domain::ids::EventId) {
    let (db, actor) = (&site.state.db, &Actor::System);
    let form = MailingForm {
        audience: "visitors".to_owned(),
        purpose: "news".to_owned(),
        subject_de: "Neues\u{a0}für {name}".to_owned(),
        body_de: "Das Programm steht.".to_owned(),
        ..MailingForm::default()
    };
    let id = mailing::begin(db, actor, event, &form.audience, &form.purpose).await.expect("begun");
    let Ok(Kept::Saved { revision }) = mailing::keep(db, actor, id, "1", &form).await else { panic!("it is kept") };
    mailing::send(db, actor, id, &revision.to_string()).await.expect("sent");
    site.execute("UPDATE mailing SET held_until = NULL").await;
}

both! {
    async fn a_mail_program_ends_news_with_one_click(site: Site) {
        let event = fair_with_vera(&site).await;
        news(&site, event).await;
        let (post, url) = Post::start().await;
        worker::turn(&site.state, Some(&mailer(&url)), Pace::default()).await.expect("a turn");

        let mail = post.mails().first().map(|(_, text)| text.replace("\r\n ", " ")).expect("it left");
        let of = |header: &str| mail.lines().find_map(|line| line.strip_prefix(header)).unwrap_or_default().trim().to_owned();
        assert_eq!(of("List-Unsubscribe-Post:"), "List-Unsubscribe=One-Click");
        let address = of("List-Unsubscribe:");
        let path = address.trim_matches(['<', '>']).strip_prefix(&site.state.site.public_url).expect("an address of this site").to_owned();
        let nobody = site.anonymous();
        let click = |path: &str| {
            let request = nobody.request(Method::POST, path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            request.body(Body::from("List-Unsubscribe=One-Click")).expect("a request")
        };

        let wrong = nobody.send(click("/news/AAAAAAAAAAAAAAAAAAAAAAAAAA")).await;
        let smuggled = site.organiser().await.request(Method::POST, &format!("/de{path}?post=/api/account/sign-out"));
        let smuggled = nobody.send(smuggled.header("sec-fetch-site", "cross-site").body(Body::empty()).expect("a request")).await;
        let before = site.count("consent", "withdrawn_at IS NULL").await;
        let right = nobody.send(click(&path)).await;
        let opened = nobody.get(&path).await;

        assert_eq!((wrong.status, before, right.status), (StatusCode::NOT_FOUND, 1, StatusCode::OK));
        assert_eq!(site.count("consent", "withdrawn_at IS NULL").await, 0);
        assert_eq!(smuggled.status, StatusCode::FORBIDDEN, "no other form comes in by that door");
        assert_eq!(opened.location(), format!("/de{path}"), "whoever opens it sees the page");
    }

    async fn opening_the_link_changes_nothing_and_its_button_ends_news(site: Site) {
        let event = fair_with_vera(&site).await;
        news(&site, event).await;
        mailing::write_due(&site.state.db).await.expect("written");
        let letter = site.text("SELECT letter AS value FROM mail WHERE kind = 'visitor_mailing'").await;
        let letter: serde_json::Value = serde_json::from_str(&letter).expect("JSON");
        let token = letter["withdraw"].as_str().expect("a link");
        let (nobody, page) = (site.anonymous(), format!("/de/news/{token}"));

        let opened = nobody.get(&page).await;
        let after_opening = site.count("consent", "withdrawn_at IS NULL").await;
        let pressed = nobody.post_form(&page, "/api/mailing/withdraw-news", &[("token", token)]).await;
        let told = nobody.get(pressed.location()).await;

        assert_eq!((opened.status, after_opening), (StatusCode::OK, 1));
        assert!(!opened.body.contains("Vera Visit") && opened.body.contains("Neuigkeiten abbestellen"), "news are passed on: {}", opened.body);
        assert_eq!(site.count("consent", "withdrawn_at IS NULL").await, 0);
        assert!(told.body.contains("Sie bekommen keine Neuigkeiten mehr"), "{}", told.body);
    }
}
