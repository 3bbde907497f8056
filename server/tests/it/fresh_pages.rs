//! Kept pages never hide what was written, and are made once for all who want them.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{Router, body::Body, extract::Request, http::StatusCode, middleware::from_fn_with_state, routing::get};
use domain::db::DbErr;
use futures::{
    future::{BoxFuture, FutureExt, join_all},
    poll,
};
use http_body_util::BodyExt;
use sea_orm::ConnectionTrait;
use server::fresh_pages::{self, FreshPages};
use tokio::sync::Semaphore;
use tower::ServiceExt;

use crate::site::{Site, both};

const PAGE: &str = "/de/events/mipim-2027";

/// Renames the event as the site itself would.
async fn rename(site: &Site, name: &str) {
    let rename = &format!("UPDATE event SET name = '{name}'");
    let written = site.state.db.write(|tx| async move { tx.execute_unprepared(rename).await.map(drop) });
    written.await.map_err(|error: DbErr| error).expect("written");
}

/// The layer over a page that takes its time: until a gate lets it through.
struct SlowPage {
    router: Router,
    made: Arc<AtomicUsize>,
    gate: Arc<Semaphore>,
}

impl SlowPage {
    fn answering(site: &Site, status: StatusCode) -> Self {
        let (made, gate) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(0)));
        let page = {
            let (made, gate) = (made.clone(), gate.clone());
            move || async move {
                let number = made.fetch_add(1, Ordering::Relaxed) + 1;
                gate.acquire().await.expect("open").forget();
                (status, format!("made {number} times"))
            }
        };
        let keep = from_fn_with_state(FreshPages::new(site.state.clone()), fresh_pages::answer_from_kept);
        Self { router: Router::new().route(PAGE, get(page)).layer(keep), made, gate }
    }

    /// Somebody's request, which goes nowhere before it is polled.
    fn ask(&self) -> BoxFuture<'static, (StatusCode, String)> {
        let (router, request) = (self.router.clone(), Request::get(PAGE).body(Body::empty()).expect("a request"));
        async move {
            let Ok(answer) = router.oneshot(request).await;
            let status = answer.status();
            let body = answer.into_body().collect().await.expect("a body").to_bytes();
            (status, String::from_utf8(body.to_vec()).expect("text"))
        }
        .boxed()
    }

    fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }
}

both! {
    async fn a_page_that_many_want_at_once_is_made_once(site: Site) {
        let page = SlowPage::answering(&site, StatusCode::OK);
        let mut crowd = join_all((0..20).map(|_| page.ask()));
        assert!(poll!(&mut crowd).is_pending());
        assert_eq!(page.made(), 1);

        page.gate.add_permits(20);

        assert_eq!(crowd.await, vec![(StatusCode::OK, "made 1 times".to_owned()); 20]);
        assert_eq!(page.ask().await.1, "made 1 times", "and is kept");
    }

    async fn whoever_makes_a_page_and_goes_away_leaves_it_to_the_next(site: Site) {
        let page = SlowPage::answering(&site, StatusCode::OK);
        let (mut first, mut others) = (page.ask(), join_all((0..5).map(|_| page.ask())));
        assert!(poll!(&mut first).is_pending() && poll!(&mut others).is_pending());

        drop(first);
        page.gate.add_permits(20);

        assert_eq!(others.await, vec![(StatusCode::OK, "made 2 times".to_owned()); 5]);
    }

    async fn whoever_comes_after_a_write_gets_no_page_from_before_it(site: Site) {
        let page = SlowPage::answering(&site, StatusCode::OK);
        let (mut before, mut after) = (page.ask(), page.ask());
        assert!(poll!(&mut before).is_pending());
        rename(&site, "Umbenannt").await;
        assert!(poll!(&mut after).is_pending());
        assert_eq!(page.made(), 2);

        page.gate.add_permits(2);

        assert_eq!((before.await.1, after.await.1), ("made 1 times".to_owned(), "made 2 times".to_owned()));
    }

    async fn an_answer_that_is_no_page_is_nobody_elses(site: Site) {
        let page = SlowPage::answering(&site, StatusCode::NOT_FOUND);
        page.gate.add_permits(20);

        let answers = join_all((0..5).map(|_| page.ask())).await;

        assert_eq!(page.made(), 5);
        assert!(answers.iter().all(|(status, _)| *status == StatusCode::NOT_FOUND), "{answers:?}");
    }

    async fn a_write_shows_on_the_next_page(site: Site) {
        site.event("mipim-2027").await;
        let nobody = site.anonymous();

        for name in ["Erste Messe", "Zweite Messe", "Dritte Messe"] {
            rename(&site, name).await;

            assert!(nobody.get(PAGE).await.body.contains(name), "{name}");
        }
    }

    async fn a_page_is_kept_for_a_moment_and_no_longer(site: Site) {
        site.event("mipim-2027").await;
        let nobody = site.anonymous();
        // Written past the site, as another server does: a page that still has the old name was kept. On a busy machine
        // the moment may be over before the page is asked for again.
        let elsewhere = site.state.db.for_migrations();
        let mut kept = None;
        for _ in 0..20 {
            rename(&site, "Erste Messe").await;
            nobody.get(PAGE).await;
            elsewhere.execute_unprepared("UPDATE event SET name = 'Zweite Messe'").await.expect("written");
            let again = nobody.get(PAGE).await;
            if again.body.contains("Erste Messe") {
                kept = Some(again);
                break;
            }
        }
        let kept = kept.expect("it is kept");
        let since = Instant::now();
        while !nobody.get(PAGE).await.body.contains("Zweite Messe") {
            assert!(since.elapsed() < Duration::from_secs(30), "it is kept for ever");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }

        assert_eq!(kept.header("content-type"), "text/html; charset=utf-8");
        assert!(kept.header("content-security-policy").starts_with("default-src 'none'"), "{:?}", kept.headers);
    }

    async fn organisers_and_strangers_never_see_each_others_page(site: Site) {
        site.event("mipim-2027").await;
        let (organiser, nobody) = (site.organiser().await, site.anonymous());

        let own = organiser.get(PAGE).await;
        let public = nobody.get(PAGE).await;
        let again = organiser.get(PAGE).await;

        assert!(own.body.contains("Paula Person") && again.body.contains("Paula Person"));
        assert!(!public.body.contains("Paula Person"));
    }
}
