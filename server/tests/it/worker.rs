//! What the worker does besides sending mail.

use server::worker::{self, Pace};

use crate::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn offers_that_ran_out_end_in_the_workers_turn() {
    let site = Site::sqlite().await;
    site.demo().await;
    let (open, free) = ("state = 'offered' AND released_at IS NULL", "state = 'offered' AND released_at IS NOT NULL");
    let offers = site.count("placement", open).await;
    let one = format!("id = (SELECT MIN(id) FROM placement WHERE {open})");
    site.execute(&format!("UPDATE placement SET offer_expires_at = '2026-01-01T00:00:00+00:00' WHERE {one}")).await;

    worker::turn(&site.state, None, Pace::default()).await.expect("a turn");
    worker::turn(&site.state, None, Pace::default()).await.expect("another one, with nothing left to do");

    assert_eq!((site.count("placement", open).await, site.count("placement", free).await), (offers - 1, 1));
    assert_eq!(site.count("application", "state = 'offered'").await, offers - 1);
    assert_eq!(site.count("mail", "kind = 'offer_expired' AND dedupe_key NOT LIKE '%:organisers%'").await, 1);
    assert!(site.count("mail", "kind = 'offer_expired' AND dedupe_key LIKE '%:organisers%'").await > 0);
    assert_eq!(site.count("audit", "action = 'offer_expired'").await, 1);
}
