//! Badges on paper, for whoever holds a ticket code.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::badge::{self, BadgeRole, NewBadge};

use crate::site::{Browser, PIXEL, Site};

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
        "/organise/events/mipim-2027/programme/0190e6a0-0000-7000-8000-000000000001/attendees.csv",
        "/organise/events/mipim-2027/programme/nothing/attendees.xlsx",
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

/// Width and height of the pages of a PDF in millimetres.
fn page_size(pdf: &str) -> (i32, i32) {
    let numbers = pdf.split("/MediaBox").nth(1).and_then(|rest| rest.split(['[', ']']).nth(1)).expect("a page has a size");
    let points: Vec<f64> = numbers.split_whitespace().map(|number| number.parse().expect("a number")).collect();
    let millimetres = |points: f64| (points * 25.4 / 72.0).round() as i32;
    (millimetres(points[2]), millimetres(points[3]))
}

#[tokio::test(flavor = "multi_thread")]
async fn badges_are_printed_as_the_event_says_and_at_home_on_a6() {
    let site = Site::sqlite().await;
    let event = site.event("mipim-2027").await;
    let badge = NewBadge { event, role: BadgeRole::Visitor, name: "Vera Gast".to_owned(), organisation: "Ruhr KI".to_owned() };
    let badge = &badge;
    let issued = site.state.db.write(|tx| async move { badge::issue(&tx, badge.clone()).await }).await.expect("issued");
    let (organiser, id) = (site.organiser().await, event.to_string());
    let design = "/de/organise/events/mipim-2027/badges/design";
    let own = format!("/tickets/{}.pdf", issued.ticket_code.as_str());

    let mut printed = Vec::new();
    for format in ["a6", "a4", "62x100"] {
        let chosen = organiser.post_form(design, "/api/badge/set-badge-format", &[("event", &id), ("format", format)]).await;
        assert_eq!((chosen.status, chosen.location()), (StatusCode::SEE_OTHER, "/de/organise/events/mipim-2027/badges/design?done=saved"));
        let all = organiser.get("/organise/events/mipim-2027/badges.pdf").await;
        let one = organiser.get(&format!("/desk/mipim-2027/badges/{}.pdf", issued.id)).await;
        printed.push([page_size(&all.body), page_size(&one.body), page_size(&site.anonymous().get(&own).await.body)]);
    }

    let (a6, a4, label) = ((105, 148), (210, 297), (100, 62));
    assert_eq!(printed, [[a6, a6, a6], [a4, a4, a6], [label, label, a6]]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logo_stands_on_badges_and_samples_until_it_is_removed() {
    let site = Site::sqlite().await;
    let event = site.event("mipim-2027").await.to_string();
    let organiser = site.organiser().await;
    let design = "/de/organise/events/mipim-2027/badges/design";
    let sample = "/organise/events/mipim-2027/badge-sample.svg?lang=de";
    let fields = [("_page", design), ("event", event.as_str())];
    let plain = organiser.get(sample).await;

    let refused = organiser.upload("/uploads/event-logo", &fields, ("logo", b"%PDF-1.7")).await;
    let taken = organiser.upload("/uploads/event-logo", &fields, ("logo", PIXEL)).await;
    let with_logo = organiser.get(sample).await;
    let labelled = organiser.get(&format!("{sample}&format=41x89")).await;
    let page = organiser.get(design).await;
    let removed = organiser.post_form(design, "/api/badge/remove-badge-logo", &[("event", event.as_str())]).await;

    assert_eq!((refused.status, refused.body.contains("Das ist kein PNG, JPEG, WebP oder SVG")), (StatusCode::UNPROCESSABLE_ENTITY, true));
    assert_eq!(
        (taken.status, taken.location()),
        (StatusCode::SEE_OTHER, "/de/organise/events/mipim-2027/badges/design?done=logo-saved#logo")
    );
    assert_eq!((plain.status, plain.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert_eq!([&plain, &with_logo, &labelled].map(|drawn| drawn.body.contains("<image")), [false, true, false], "labels bear no logo");
    assert!(page.body.contains("format=41x89") && page.body.contains("Logo entfernen"), "{}", page.body);
    assert_eq!((removed.status, organiser.get(sample).await.body == plain.body), (StatusCode::SEE_OTHER, true));
}
