//! Forms that something else was sent with than their page offers: no word stands for an act by default.

use axum::http::StatusCode;
use domain::{
    actor::Actor,
    application,
    locale::Locale,
    mail::{self, Letter},
    process::letter::AnyLetter,
    registration::ConsentPurpose,
};

use crate::site::Site;

async fn fair(site: &Site) {
    site.event("mipim-2027").await;
    site.execute("UPDATE event SET starts_on = '2099-03-09', ends_on = '2099-03-12', applications_close_at = '2099-01-01T00:00:00+00:00'")
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_button_offers_and_saves_nothing() {
    let site = Site::sqlite().await;
    fair(&site).await;
    let started = application::start(&site.state.db, &Actor::Anonymous, "mipim-2027", "anna@applicant.example", Locale::De).await;
    let token = started.expect("begun");
    let application = application::by_token(&site.state.db, token.as_str()).await.expect("there").id.to_string();
    let organiser = site.organiser().await;

    for act in ["", "Offer", "release", "hold "] {
        let fields = [("application", application.as_str()), ("revision", "1"), ("unit", ""), ("expires_at", ""), ("act", act)];
        let placed = organiser.post_form("/de/organise", "/api/exhibitor/place", &fields).await;
        let fields = [("token", token.as_str()), ("revision", "1"), ("legal_name", "Essen Digital GmbH"), ("act", act)];
        let saved = site.anonymous().post_form("/de", "/api/exhibitor/save-application", &fields).await;

        assert_eq!((placed.status, saved.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{act:?}");
    }
    assert_eq!(site.count("application", "revision = 1 AND legal_name = ''").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_box_is_ticked_by_its_own_word_alone() {
    let site = Site::sqlite().await;
    fair(&site).await;

    for no in ["off", "false", "0", "no"] {
        confirmed(&site, &format!("{no}@visitor.example"), no).await;
        assert_eq!(site.count("consent", "1 = 1").await, 0, "{no}");
    }
    confirmed(&site, "vera@visitor.example", "on").await;

    assert_eq!(site.count("consent", &format!("purpose = '{}'", ConsentPurpose::Photos)).await, 1);
}

/// Somebody registers and confirms, with this word in a box.
async fn confirmed(site: &Site, email: &str, photos: &str) {
    let page = "/de/events/mipim-2027/register";
    let told = [("event", "mipim-2027"), ("name", "Vera Visit"), ("email", email), ("organisation", "Stadt Essen"), ("locale", "de")];
    let sent = site.anonymous().post_form(page, "/api/registration/register", &told).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{email}: {}", sent.body);
    let letters = mail::lease::<AnyLetter>(&site.state.db, 10).await.expect("leased");
    let token = letters.iter().find(|mail| mail.to_email == email).and_then(|mail| mail.letter.secret()).expect("a link");
    let page = format!("/de/registrations/confirm/{token}");
    let ticked = [("token", token.as_str()), ("wording", "3 Agentur"), ("photos", photos)];
    let sent = site.anonymous().post_form(&page, "/api/registration/confirm", &ticked).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{email}: {}", sent.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_tickets_is_slow_at_every_form() {
    let site = Site::sqlite().await;
    fair(&site).await;
    let session = domain::ids::SessionId::new().to_string();
    let seat = domain::ids::SeatId::new().to_string();
    let endpoints = [
        ("/api/masterclass/book-seat", "session", session.as_str()),
        ("/api/masterclass/wait-for-seat", "session", session.as_str()),
        ("/api/masterclass/cancel-seat", "seat", seat.as_str()),
    ];

    let mut answers = Vec::new();
    for number in 0..33 {
        let (endpoint, name, id) = endpoints[number % 3];
        let ticket = domain::code::Code::random();
        let answer = site.anonymous().post_form("/de", endpoint, &[(name, id), ("ticket", ticket.as_str())]).await;
        answers.push(answer.status);
    }

    assert_eq!(answers[..30], [StatusCode::NOT_FOUND; 30]);
    assert_eq!(answers[30..], [StatusCode::TOO_MANY_REQUESTS; 3]);
}
