//! The desk team of an event, as organisers look after it.

use axum::http::StatusCode;
use domain::{account, mail};

use crate::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn staff_is_invited_listed_and_removed() {
    let site = Site::sqlite().await;
    let event = site.event("mipim-2027").await.to_string();
    let organiser = site.organiser().await;
    site.execute("DELETE FROM mail").await;
    let page = "/de/organise/events/mipim-2027/people";

    let empty = organiser.get(page).await;
    let refused = organiser.post_form(page, "/api/account/invite-staff", &[("event", &event), ("email", "no address")]).await;
    let invited = organiser.post_form(page, "/api/account/invite-staff", &[("event", &event), ("email", "sven@desk.example")]).await;
    let by_stranger =
        site.exhibitor().await.post_form(page, "/api/account/invite-staff", &[("event", &event), ("email", "sven@desk.example")]).await;
    let letter = mail::lease(&site.state.db, 10)
        .await
        .expect("leased")
        .into_iter()
        .find(|mail| mail.to_email == "sven@desk.example")
        .expect("a letter");
    let token = letter.letter.token().expect("a link").to_owned();
    account::accept(&site.state.db, &token, "Sven Scan", "test").await.expect("accepted");
    let listed = organiser.get(page).await;
    let role = role_in(&listed.body);
    let removed = organiser.post_form(page, "/api/account/revoke-role", &[("role", &role), ("_form", &role)]).await;

    assert!(empty.body.contains("Noch niemand"), "{}", empty.body);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"no address\""), "{}", refused.body);
    assert_eq!((invited.status, invited.location()), (StatusCode::SEE_OTHER, "/de/organise/events/mipim-2027/people?invited=1"));
    assert_eq!(by_stranger.status, StatusCode::NOT_FOUND);
    assert!(listed.body.contains("Sven Scan") && listed.body.contains("sven@desk.example"), "{}", listed.body);
    assert_eq!((removed.status, removed.location()), (StatusCode::SEE_OTHER, page));
    assert_eq!(site.count("role", "kind = 'staff'").await, 0);
}

/// The id in the form that takes the role away.
fn role_in(html: &str) -> String {
    let at = html.find("name=\"role\"").expect("a form");
    let value = html[at..].split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a value");
    value.to_owned()
}
