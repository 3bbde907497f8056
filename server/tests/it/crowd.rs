//! Many ask for pages at once, each with something of their own on them, so that no page is kept for the others.

use axum::http::StatusCode;
use futures::future::join_all;

use crate::site::{Browser, both};

/// More than there are connections to any database.
const TOGETHER: usize = 24;
const EACH: usize = 8;

both! {
    async fn whoever_has_a_ticket_is_answered_however_many_there_are(site: Site) {
        site.demo().await;
        let fair = site.coming("mipim").await;
        let ticket = site
            .text(&format!(
                "SELECT badge.ticket_code AS value FROM badge JOIN registration ON registration.badge_id = badge.id \
                 JOIN event ON event.id = registration.event_id WHERE event.slug = '{fair}' AND registration.state = 'confirmed' \
                 ORDER BY registration.id LIMIT 1"
            ))
            .await;
        let pages = [format!("/de/events/{fair}"), format!("/de/events/{fair}/programme"), format!("/de/events/{fair}/plan")];

        let visitors = (0..TOGETHER).map(|number| {
            let browser = Browser { router: site.router.clone(), cookie: Some(format!("ticket={ticket}")) };
            let pages = pages.clone();
            tokio::spawn(async move {
                let mut answers = Vec::new();
                for page in pages.iter().cycle().skip(number).take(EACH) {
                    answers.push(browser.get(page).await.status);
                }
                answers
            })
        });
        let answers: Vec<StatusCode> = join_all(visitors).await.into_iter().flat_map(|answers| answers.expect("no panic")).collect();

        assert_eq!(answers, vec![StatusCode::OK; TOGETHER * EACH]);
    }
}
