//! Ticket codes: wherever one is sent, one place looks at it, and counts what opens nothing.

use std::{fs, path::Path};

use axum::http::StatusCode;
use domain::code::Code;

use crate::site::{Browser, Site};

fn device(site: &Site, codes: &[&str]) -> Browser {
    Browser { router: site.router.clone(), cookie: Some(format!("ticket={}", codes.join("."))) }
}

/// The page of a session of the demonstration, and the ticket of a visitor of that fair.
async fn session_and_ticket(site: &Site) -> (String, String) {
    site.demo().await;
    let fair = site.coming("collision").await;
    let programme = site.anonymous().get(&format!("/de/events/{fair}/programme")).await.body;
    let link = format!("/de/events/{fair}/programme/");
    let (_, after) = programme.split_once(&format!("href=\"{link}")).expect("a session is planned");
    let session = after.split('"').next().expect("the link ends");
    let ticket = format!(
        "SELECT b.ticket_code AS value FROM badge b JOIN registration r ON r.badge_id = b.id JOIN event e ON e.id = r.event_id
         WHERE r.state = 'confirmed' AND e.slug = '{fair}' LIMIT 1"
    );
    (format!("{link}{session}"), site.text(&ticket).await)
}

/// What a form says about a ticket code that opens nothing.
async fn guess_at_a_form(site: &Site) -> StatusCode {
    let (session, ticket) = (domain::ids::SessionId::new().to_string(), Code::random());
    let fields = [("session", session.as_str()), ("ticket", ticket.as_str())];
    site.anonymous().post_form("/de", "/api/masterclass/book-seat", &fields).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_tickets_by_a_cookie_counts_like_at_a_form() {
    let site = Site::sqlite().await;
    let (session, ticket) = session_and_ticket(&site).await;
    let nobodys = site.anonymous().get(&session).await.body;

    assert_eq!(guess_at_a_form(&site).await, StatusCode::NOT_FOUND);
    for _ in 0..8 {
        let guesses = [Code::random(), Code::random(), Code::random(), Code::random()];
        let answer = device(&site, &guesses.each_ref().map(Code::as_str)).get(&session).await;
        assert_eq!(answer.status, StatusCode::OK, "what everybody may see stays");
    }
    assert_eq!(guess_at_a_form(&site).await, StatusCode::TOO_MANY_REQUESTS);

    // Whoever holds a ticket is known, however much was guessed from the same hall.
    let known = device(&site, &[&ticket]).get(&session).await;
    assert_eq!(known.status, StatusCode::OK);
    assert!(known.body.contains(&ticket) && !nobodys.contains(&ticket));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_forgets_a_ticket_that_opens_nothing_and_keeps_the_others() {
    let site = Site::sqlite().await;
    let (session, ticket) = session_and_ticket(&site).await;
    let spent = Code::random();

    let both = device(&site, &[spent.as_str(), &ticket]).get(&session).await;
    let alone = device(&site, &[spent.as_str()]).get(&session).await;
    let valid = device(&site, &[&ticket]).get(&session).await;

    assert!(both.header("set-cookie").starts_with(&format!("ticket={ticket}; Path=/; Max-Age=2592000;")), "{}", both.header("set-cookie"));
    assert!(both.body.contains(&ticket));
    assert!(alone.header("set-cookie").starts_with("ticket=; Path=/; Max-Age=0;"), "{}", alone.header("set-cookie"));
    assert_eq!(valid.header("set-cookie"), "");
}

#[test]
fn one_file_asks_who_holds_a_ticket() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src");
    let mut asking = Vec::new();
    let mut open = vec![pages.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if fs::read_to_string(&path).is_ok_and(|text| text.contains("by_ticket")) {
                asking.push(path.strip_prefix(&pages).expect("below it").display().to_string());
            }
        }
    }

    assert_eq!(asking, ["registration/ticket_holder.rs"]);
}
