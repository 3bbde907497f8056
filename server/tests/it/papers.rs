//! Badges on paper, for whoever holds a ticket code.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::badge::{self, BadgeRole, NewBadge};

use crate::site::{Browser, Site};

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_code_opens_its_own_badge_as_pdf() {
    let site = Site::sqlite().await;
    let event = site.event("mipim-2027").await;
    let badge = NewBadge { event, role: BadgeRole::Exhibitor, name: "Emil Aussteller".to_owned(), organisation: "Ruhr KI".to_owned() };
    let badge = &badge;
    let issued = site.state.db.write(|tx| async move { badge::issue(&tx, badge.clone()).await }).await.expect("issued");

    let paper = site.anonymous().get(&format!("/tickets/{}.pdf?lang=de", issued.ticket_code.as_str())).await;

    assert_eq!((paper.status, paper.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert!(paper.body.starts_with("%PDF-"), "{:.40}", paper.body);
    for nothing in [format!("/tickets/{}.pdf", issued.badge_code.as_str()), "/tickets/x.pdf".to_owned(), "/tickets/x".to_owned()] {
        assert_eq!(site.anonymous().get(&nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_refused_says_why_in_the_language_of_whoever_asked() {
    let site = Site::sqlite().await;
    site.event("mipim-2027").await;
    let organiser = site.organiser().await;
    let ticket = "/tickets/ABCDEFGHIJKLMNOPQRSTUVWXYZ.pdf";

    for file in [
        ticket,
        "/registrations/ABCDEFGHIJKLMNOPQRSTUVWXYZ.json",
        "/b/ABCDEFGHIJKLMNOPQRSTUVWXYZ.vcf",
        "/portal/0190e6a0-0000-7000-8000-000000000001/leads.csv",
        "/organise/events/nothing/badges.pdf",
        "/organise/events/nothing/visitors.csv",
        "/organise/events/nothing/admission.csv",
        "/organise/events/nothing/admission.xlsx",
        "/events/mipim-2027/programme/0190e6a0-0000-7000-8000-000000000001.ics",
    ] {
        let german = ask(&organiser, file, "de").await;
        assert!(german.starts_with("404 Nicht gefunden\n"), "{file}: {german}");
        assert!(ask(&organiser, file, "en").await.starts_with("404 Not found\n"), "{file}");
    }

    site.execute("ALTER TABLE badge RENAME TO badge_away").await;
    let broken = ask(&organiser, ticket, "de").await;
    assert!(broken.starts_with("500 Da ist etwas schiefgegangen\n") && broken.contains("nennen Sie uns die Nummer "), "{broken}");
}

/// Status and text of an answer.
async fn ask(browser: &Browser, path: &str, language: &str) -> String {
    let request = browser.request(Method::GET, path).header("accept-language", language).body(Body::empty()).expect("a request");
    let answer = browser.send(request).await;
    assert_eq!(answer.header("content-language"), language, "{path}");
    format!("{} {}", answer.status.as_u16(), answer.body)
}
