//! Badges on paper, for whoever holds a ticket code.

use axum::http::StatusCode;
use domain::badge::{self, BadgeRole, NewBadge};

use crate::site::Site;

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
